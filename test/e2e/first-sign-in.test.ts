import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Batch, BatchRow } from '../../shared/contract/batch.ts';
import type { LocalSpace } from '../../worker/local/local-space.ts';
import { invitationsTo, rowOf } from '../stage/batch-body.ts';
import { signalsAreOurs } from '../stage/browser.ts';
import { type ConnectedDevice, connectDevice, signedIn } from '../stage/connected-device.ts';
import { findOrInstallChromium } from '../stage/find-chromium.ts';
import { ownerOf } from '../stage/owner.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';
import { startTestSpace } from '../stage/test-space.ts';
import { until } from '../stage/until.ts';

/** Long enough, and nothing that a list of common passwords knows. */
const own = 'seven green bicycles';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let space: LocalSpace;
let device: ConnectedDevice;
let browser: Browser;

beforeAll(async () => {
  folder = await temporaryFolder();
  space = await startTestSpace({ stateFolder: folder.path, cronSeconds: null });
  device = await connectDevice(space.origin, await ownerOf(space, folder.path));
  browser = await chromium.launch({
    executablePath: await findOrInstallChromium(console.log),
    headless: false,
    ...signalsAreOurs,
    args: ['--headless=new', '--disable-background-networking', '--no-first-run'],
  });
});

afterAll(async () => {
  await browser?.close();
  await space?.stop();
  await folder.remove();
});

function accountsFor(...rows: BatchRow[]): Batch {
  return { ...invitationsTo(rows), way: 'accounts' };
}

/** The mail that somebody got, once it is there. */
function mailTo(email: string) {
  return until(`the mail to ${email}`, async () => {
    return (await space.inbox.mails()).find(({ to }) => to.includes(email)) ?? null;
  });
}

/** Types credentials into the page of the sign-in. */
async function signIn(page: Page, words: { email: string; password: string; submit: string }, typed: [string, string]) {
  await page.getByLabel(words.email).fill(typed[0]);
  await page.getByLabel(words.password).fill(typed[1]);
  await page.getByRole('button', { name: words.submit }).click();
}

const english = { email: 'E-mail address', password: 'Password', submit: 'Sign in' };
const french = { email: 'Adresse e-mail', password: 'Mot de passe', submit: 'Se connecter' };

test('who gets credentials by mail signs in with them, chooses a password later, then at once, and is asked no more', async () => {
  const email = 'martin@example.org';
  await device.apply(
    crypto.randomUUID(),
    accountsFor(rowOf(email, { firstName: 'Christophe', language: 'en', password: 'lmozeirp', sendCredentials: true })),
  );
  const { text } = await mailTo(email);
  const [, address = '', password = ''] = /E-mail address: (\S+)\nPassword: (\S+)\n/.exec(text) ?? [];
  const [link = ''] = /http\S+/.exec(text) ?? [];
  expect([address, password]).toEqual([email, 'lmozeirp']);

  const page = await browser.newPage({ locale: 'en' });
  await page.goto(link);
  await signIn(page, english, [address, password]);
  await page.getByRole('heading', { name: 'Choose your own password' }).waitFor();
  await page.getByRole('link', { name: 'Not now' }).click();
  await page.getByRole('heading', { name: 'Hello, Christophe' }).waitFor();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, english, [address, password]);
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('Choose a longer password: at least 12 characters.').waitFor();
  await page.getByLabel('New password').fill(own);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByRole('heading', { name: 'Hello, Christophe' }).waitFor();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await signIn(page, english, [address, password]);
  await page.getByText('do not belong together').waitFor();
  await signIn(page, english, [address, own]);
  await page.getByRole('heading', { name: 'Hello, Christophe' }).waitFor();
  await page.close();
});

test('in French, without a mail, from the moment of the receipt', async () => {
  const email = 'dupont@example.org';
  await device.apply(crypto.randomUUID(), accountsFor(rowOf(email, { firstName: 'Jean', password: 'apozeiru' })));
  const page = await browser.newPage({ locale: 'fr' });
  await page.goto(`${space.origin}/sign-in?next=/profile`);
  await signIn(page, french, [email, 'apozeiru']);
  await page.getByRole('heading', { name: 'Choisir votre propre mot de passe' }).waitFor();
  await page.getByLabel('Nouveau mot de passe').fill(own);
  await page.getByRole('button', { name: 'Enregistrer le mot de passe' }).click();
  await page.getByRole('heading', { name: 'Mon profil' }).waitFor();
  expect((await space.inbox.mails()).filter(({ to }) => to.includes(email))).toEqual([]);
  await page.close();
});

test('workerd killed while it hashes: everybody can sign in at once, and cron hashes what is left and wipes it', async () => {
  const people = Array.from({ length: 60 }, (_, index) => ({
    email: `p${index}@example.org`,
    password: `crossing rivers ${index}`,
  }));
  const rows = people.map(({ email, password }) => rowOf(email, { password }));
  const id = crypto.randomUUID();
  // However long this process is not let to run: something is left to be hashed when the other is killed.
  const last = `(SELECT id FROM members WHERE email = 'p59@example.org')`;
  const held = `CREATE TRIGGER held BEFORE UPDATE ON initial_passwords
    WHEN new.hash_due_at > old.hash_due_at AND new.member_id = ${last} BEGIN SELECT raise(IGNORE); END`;
  await (await space.database()).prepare(held).run();
  await device.apply(id, accountsFor(...rows));
  await sleep(300);
  process.kill(space.workerdPid(), 'SIGKILL');
  await until('workerd to be back', () => device.receipt(id).catch(() => null));

  const sealed = async () => {
    const database = await space.database();
    const { results } = await database.prepare('SELECT member_id FROM initial_passwords').all();
    return results.length;
  };
  expect(await sealed()).toBeGreaterThan(0);
  await (await space.database()).prepare('DROP TRIGGER held').run();
  for (const person of people.filter((_, index) => index % 20 === 0)) {
    expect(await (await signedIn(space.origin, person)).read('/profile')).toContain(person.email);
  }
  // The lease of the slice that was killed runs out.
  await (await space.database())
    .prepare('UPDATE initial_passwords SET hash_due_at = 0 WHERE hash_due_at IS NOT NULL')
    .run();
  await until('all passwords to be hashed and wiped', async () => {
    await space.tick();
    return (await sealed()) === 0 ? true : null;
  });
  for (const person of people.filter((_, index) => index % 20 === 19)) {
    expect(await (await signedIn(space.origin, person)).read('/profile')).toContain(person.email);
  }
});
