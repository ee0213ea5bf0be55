import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MailPreview } from '../../shared/contract/mail-preview.ts';
import { connectAtOnce, connectExtension } from '../stage/connect-extension.ts';
import { type ExtensionAlone, startExtensionAlone } from '../stage/extension-alone.ts';
import type { Owner } from '../stage/owner.ts';
import { pageVisitor } from '../stage/page-visitor.ts';
import { until } from '../stage/until.ts';
import { startWholeStage, type WholeStage } from '../stage/whole-stage.ts';

const ada: Owner = { email: 'ada@example.org', password: 'walnut bicycle overture' };

let stage: WholeStage;
/** The browser of the second admin. */
let second: ExtensionAlone;
/** The owner's console. */
let page: Page;

beforeAll(async () => {
  stage = await startWholeStage({ cronSeconds: 1 });
  second = await startExtensionAlone();
  page = await connectAtOnce(stage.extension.browser, stage.space.origin, stage.owner);
});
afterAll(async () => {
  await second?.stop();
  await stage?.end();
});

const part = (name: string) =>
  page.getByRole('navigation', { name: 'Parts of the settings' }).getByRole('link', { name, exact: true }).click();

/** Keeps the page's changes at a path of the API from the space until the answered function is called. */
async function held(path: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(`**/api/v1${path}`, async (route) => {
    if (route.request().method() !== 'GET') await promise;
    await route.continue();
  });
  return resolve;
}

/** Asks the space as a program does. */
function ask(token: string, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(new URL(`/api/v1${path}`, stage.space.origin), {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

test('settings are saved with every problem at its field, and the next invitation is made by them', async () => {
  await part('Space');
  await page.getByLabel('Name of the space').fill('www.example.org');
  await page.getByLabel('Sender of the mails').fill('École Nord');
  await page.getByLabel('Address for replies').fill('hello@example');
  await page.getByLabel('Days that an invitation is valid').fill('900');
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await page.getByText('Write a whole number from 1 to 365.').waitFor();
  await page.getByLabel('Days that an invitation is valid').fill('7');
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await page.getByText('“www.example.org” looks like a web address').waitFor();
  await page.getByLabel('Name of the space').fill('Académie du Nord');
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await page.getByText('“hello@example” does not end like a public address').waitFor();
  expect(await page.getByLabel('Sender of the mails').inputValue()).toBe('École Nord');
  await page.getByLabel('Address for replies').fill('hello@example.org');
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await page.getByText('The settings are saved').waitFor();
  // What it would forget sooner from now on is asked first; the last answer is no.
  await page.getByLabel('Days until people who never accepted are forgotten').fill('30');
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await page.getByRole('dialog', { name: 'Forget sooner?' }).getByRole('button', { name: 'Cancel' }).click();
  // This browser calls the space by its new name at once.
  await page.locator('.space-name').getByText('Académie du Nord').waitFor();

  await part('Admins');
  await page.getByLabel('E-mail address').fill(ada.email);
  const release = await held('/admins');
  await page.getByRole('button', { name: 'Add as admin' }).click();
  // Who adds several types on.
  await page.getByLabel('E-mail address').fill('bo@example.org');
  release();
  await page.getByText(`An invitation was sent to ${ada.email}.`).waitFor();
  expect(await page.getByLabel('E-mail address').inputValue()).toBe('bo@example.org');
  const mail = await until('the invitation', async () => (await stage.space.inbox.mails())[0] ?? null);
  expect(mail.to).toEqual([ada.email]);
  expect(mail.subject).toContain('Académie du Nord');
  const database = await stage.space.database();
  const life = await database.prepare('SELECT (expires_at - created_at) / 86400000 AS days FROM invitations').first();
  expect(life).toEqual({ days: 7 });

  const link = /http\S+\/accept\/\S+/.exec(mail.text)?.[0] ?? '';
  const names = { firstName: 'Ada', lastName: 'Lovelace', language: 'en' };
  await pageVisitor(stage.space.origin).send(new URL(link).pathname, { ...names, password: ada.password });
  await part('Space');
  await part('Admins');
  await page.getByTestId('admin').filter({ hasText: 'Ada Lovelace' }).waitFor();
});

test('a token that is made in the console is used by a program, until it is ended there', async () => {
  await part('Devices and tokens');
  await page.getByLabel('What it is for').fill('Nightly import');
  const release = await held('/tokens');
  await page.getByRole('button', { name: 'Create the token' }).click();
  await page.getByLabel('What it is for').fill('Another one');
  release();
  const token = await page.getByTestId('new-token').locator('code').innerText();
  expect(await page.getByLabel('What it is for').inputValue()).toBe('Another one');
  const me = await ask(token, 'GET', '/me');
  expect(await me.json()).toMatchObject({ space: { name: 'Académie du Nord' }, member: { email: stage.owner.email } });
  const to = { email: 'jo@example.org', lastName: '', firstName: 'Jo', language: 'fr' };
  const preview = await ask(token, 'POST', '/mail-preview', { kind: 'invitation', source: 'form', to });
  const { from, replyTo } = v.parse(MailPreview, await preview.json());
  expect([from, replyTo]).toEqual([
    expect.stringContaining('École Nord'),
    expect.stringContaining('hello@example.org'),
  ]);
  expect((await ask(token, 'PATCH', '/settings', { passwordMin: 8 })).status).toBe(403);

  await page.getByRole('button', { name: 'I have copied it' }).click();
  await page.getByText(token).waitFor({ state: 'detached' });
  const line = page.getByTestId('sign-in').filter({ hasText: 'Nightly import (API token, reads only)' });
  await line.getByRole('button', { name: 'End Nightly import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End' }).click();
  await line.waitFor({ state: 'detached' });
  expect((await ask(token, 'GET', '/me')).status).toBe(401);
});

test("a demoted admin's extension is refused at its next request, and says so", async () => {
  const hers = await connectExtension(second.browser, stage.space.origin, ada);
  await hers.goto(second.browser.extensionPage('console.html#/settings/admins'));
  await hers.getByText('Only the owner, Olivia Owner, changes who manages this space.').waitFor();
  expect(await hers.getByRole('button', { name: 'Remove' }).count()).toBe(0);

  await part('Admins');
  await page.getByRole('button', { name: 'Remove as admin: Ada Lovelace' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove Ada Lovelace as admin?' });
  await dialog.getByText('Connected extensions and API tokens of this person end at once.').waitFor();
  await dialog.getByRole('button', { name: 'Remove as admin' }).click();
  await page.getByText('Ada Lovelace is no longer an admin.').waitFor();
  expect(await page.getByTestId('admin').count()).toBe(1);

  await hers.getByRole('link', { name: 'Members' }).click();
  await hers.getByText('you no longer manage this space').waitFor();
  await hers.getByRole('link', { name: 'Connect again' }).click();
  await hers.getByRole('button', { name: 'Connect again' }).waitFor();
});

test('the owner hands the space over, after being told what it means, and is an admin from then on', async () => {
  await page.getByLabel('E-mail address').fill(ada.email);
  await page.getByRole('button', { name: 'Add as admin' }).click();
  await page.getByText(`${ada.email} is an admin now.`).waitFor();
  await page.getByRole('button', { name: 'Make owner: Ada Lovelace' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make Ada Lovelace the owner of this space?' });
  await dialog.getByText('You cannot take this back yourself').waitFor();
  await dialog.getByRole('button', { name: 'Make owner' }).click();
  await page.getByText('Ada Lovelace is the owner now, and you are an admin.').waitFor();
  await page.getByText('Only the owner, Ada Lovelace, changes who manages this space.').waitFor();
  await part('Devices and tokens');
  await page.getByText('Only the owner sees and ends the devices of others.').waitFor();
});

test('the audit says who did what, and is taken along as a file', async () => {
  await part('Audit');
  await page.getByTestId('paged-row').filter({ hasText: 'A member became the owner' }).waitFor();
  const acts = await page.getByTestId('paged-row').allInnerTexts();
  expect(acts.map((line) => line.split('\n')[2])).toEqual([
    'A member became the owner',
    'A member became an admin',
    'An admin became a plain member',
    'An extension was connected',
    'An API token was ended',
    'An API token for reading was created',
    'An admin was invited',
    '4 settings were changed',
    'An extension was connected',
  ]);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('Audit of Académie du Nord.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(11);
  // Who takes the audit along stands in it, too.
  expect(lines[1]).toContain('audit-exported,Olivia Owner,');
  expect(lines[2]).toContain('role-changed,Olivia Owner,');
});

test('what was given up is shown with why and done again, and whoever watches the space sees when all is well', async () => {
  const database = await stage.space.database();
  const letters = [
    ['1'.repeat(24), 'mail', 'settings', 5],
    ['2'.repeat(24), 'unknown', 'not-understood', 1],
  ] as const;
  await database.batch(
    letters.map(([id, kind, why, attempts]) =>
      database
        .prepare('INSERT INTO dead_letters (id, message_id, kind, why, attempts, at) VALUES (?1, ?1, ?2, ?3, ?4, ?5)')
        .bind(id, kind, why, attempts, Date.now()),
    ),
  );
  const watched = async (status: string) => {
    const answer = await fetch(new URL('/healthz', stage.space.origin));
    return (await answer.text()).includes(`"status":"${status}"`) || null;
  };
  await until('the warning', () => watched('degraded'));
  await part('Health');
  await page.getByText('Messages were given up.').waitFor();
  const mail = page.getByTestId('dead-letter').filter({ hasText: 'Sending mail that waits' });
  await mail.getByText('tried 5 times. A setting of the deployment is wrong or missing').waitFor();
  await mail.getByRole('button', { name: 'Do again' }).click();
  await page.getByText('1 message is being done again.').waitFor();
  await mail.waitFor({ state: 'detached' });
  await page.getByTestId('dead-letter').getByText('Nobody can read it.').waitFor();
  expect(await page.getByRole('button', { name: /^Do / }).count()).toBe(0);
  await page.getByRole('button', { name: 'Dismiss it' }).click();
  await page.getByText('There are none.').waitFor();
  await page.getByText('All is well.').waitFor();
  await until('the all-clear', () => watched('ok'));
});

test('what is typed while settings are being saved stays, and is saved by the next click', async () => {
  await part('Space');
  await page.getByLabel('Days that an invitation is valid').fill('8');
  const release = await held('/settings');
  const save = page.getByRole('button', { name: 'Save the settings' });
  await save.click();
  await page.getByRole('button', { name: 'Saving…' }).waitFor();
  await page.getByLabel('Days that an invitation is valid').fill('9');
  release();
  await save.waitFor();
  expect(await page.getByLabel('Days that an invitation is valid').inputValue()).toBe('9');
  await save.click();
  await page.getByText('The settings are saved').waitFor();
  const database = await stage.space.database();
  expect(await database.prepare('SELECT invitation_days AS days FROM space').first('days')).toBe(9);
});

test('how long unsent lists are kept is chosen, and all can be forgotten: then nothing is left, and no sign-in', async () => {
  await part('Privacy');
  await page.getByLabel('Days until an unsent list is forgotten').fill('400');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Write a whole number from 1 to 365.').waitFor();
  await page.getByLabel('Days until an unsent list is forgotten').fill('90');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('This holds from now on.').waitFor();
  await page.getByRole('button', { name: 'Forget everything' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget everything' }).click();
  await page.getByText('Everything is forgotten.').waitFor();
  const days = page.getByLabel('Days until an unsent list is forgotten');
  await until('the usual days', async () => ((await days.inputValue()) === '30' ? true : null));
  await part('Connected spaces');
  await page.getByRole('heading', { name: 'Spaces', exact: true }).waitFor();
  // A page that opens shows the spaces that were known last until it has read them.
  await page.getByTestId('space').waitFor({ state: 'detached' });
});
