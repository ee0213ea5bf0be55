import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { invitationsTo, rowOf } from '../stage/batch-body.ts';
import { connectAtOnce } from '../stage/connect-extension.ts';
import { connectDevice } from '../stage/connected-device.ts';
import { heldRows } from '../stage/held-rows.ts';
import { pageVisitor } from '../stage/page-visitor.ts';
import { pasteInto } from '../stage/paste.ts';
import { listStored } from '../stage/review-list.ts';
import { readRows, readRowsOnce } from '../stage/row-table.ts';
import { until } from '../stage/until.ts';
import { startWholeStage, type WholeStage } from '../stage/whole-stage.ts';

/** The lines of the template's help: spaces, an empty cell, a missing last cell. */
const templateLines = `Dupont, Jean, jean.dupont@gmail.com, France | Région Nord, 1, apozeiru, en, photographe professionnel
Martin, Christophe, christophe.martin@gmail.com,, 0, lmozeirp, fr, numéro de matricule 5162, 50eeb008202607fb68d441cb | 34eeb008202607fb68d441aa`;

let stage: WholeStage;
beforeAll(async () => {
  stage = await startWholeStage({ cronSeconds: 3 });
  await (await connectAtOnce(stage.extension.browser, stage.space.origin, stage.owner)).close();
});
afterAll(() => stage?.end());

async function open(path: string): Promise<Page> {
  const page = await stage.extension.browser.context.newPage();
  onTestFinished(() => page.close());
  await page.goto(stage.extension.browser.extensionPage(path));
  return page;
}

/** A list of accounts, pasted and stored, its rows shown. */
async function reviewAccounts(list: string): Promise<Page> {
  const page = await open('console.html#/new-batch/accounts');
  await page.getByRole('textbox').first().waitFor();
  await pasteInto(page, list);
  await page.getByRole('button', { name: 'Review' }).click();
  await listStored(page);
  return page;
}

/** Whether somebody is let into the space with a password. */
async function isLetIn(email: string, password: string): Promise<boolean> {
  const visitor = pageVisitor(stage.space.origin);
  // A wrong password is answered with a refusal.
  const path = await visitor.send('/sign-in', { email, password, next: '/' }).catch(() => '/sign-in');
  return path !== '/sign-in';
}

const done = '[data-testid=phase][data-phase=done]';

describe('Create > User', () => {
  test('offers its three ways, each with what happens, and says what waits', async () => {
    const home = await open('console.html');
    await home.getByRole('heading', { name: 'Create > User' }).waitFor();
    for (const way of ['Invite by e-mail', 'Set up one account', 'Set up several accounts'])
      await home.getByRole('link', { name: way }).waitFor();
    await home.getByText('Nothing waits for you.').waitFor();
    await home.getByRole('link', { name: 'Set up several accounts' }).click();
    await home.getByRole('heading', { name: 'Set up several accounts' }).waitFor();
    await home.getByPlaceholder('Dupont, Jean, jean.dupont@example.org, France | North, 1,').waitFor();
  });

  test('one account is set up from a form: it exists at once, and signs in with its password', async () => {
    const page = await open('console.html#/new-account');
    await page.getByRole('button', { name: 'See what will happen' }).click();
    await page.getByText('The e-mail address is missing.').waitFor();
    await page.getByText('An account needs a password.').waitFor();
    const languages = await page.getByLabel('Language').getByRole('option').allInnerTexts();
    expect(languages).toEqual(expect.arrayContaining(['French', 'Karen', 'Marshallese']));
    await page.getByLabel('Last name').fill('Petit');
    await page.getByLabel('First name').fill('Zoé');
    await page.getByLabel('E-mail').fill('zoe.petit@school.example.com');
    await page.getByLabel('Password').fill('short');
    await page.getByText('The password is shorter than 8 characters.').waitFor();
    await page.getByRole('button', { name: 'Make one' }).click();
    const password = await page.getByLabel('Password').inputValue();
    await page.getByRole('button', { name: 'See what will happen' }).click();
    const plan = page.getByTestId('plan');
    await plan.getByText('1 account will be created, and can be used at once.').waitFor();

    await plan.getByRole('button', { name: 'Look at it' }).click();
    const preview = page.getByTestId('mail-preview');
    await preview.getByText('zoe.petit@school.example.com').waitFor();
    expect(await preview.locator('iframe').getAttribute('sandbox')).toBe('');
    await preview.getByText('As plain text').click();
    expect(await preview.locator('pre').innerText()).not.toContain(password);

    await plan.getByRole('button', { name: 'Create 1 account and send 1 mail' }).click();
    await page.getByTestId('sent-account').getByText('Account created').waitFor();
    expect(await isLetIn('zoe.petit@school.example.com', password)).toBe(true);
    expect(await isLetIn('zoe.petit@school.example.com', `${password}.`)).toBe(false);
    const mail = await until('the credentials', async () => {
      const mails = await stage.space.inbox.mails();
      return mails.find(({ to }) => to.includes('zoe.petit@school.example.com')) ?? null;
    });
    expect(mail.text).toContain(password);

    await page.getByRole('link', { name: 'Home' }).click();
    await page.getByRole('link', { name: 'Set up one account' }).click();
    expect(await page.getByLabel('E-mail').inputValue()).toBe('');
    expect(await page.getByLabel('Password').inputValue()).toBe('');
    await page.getByLabel('Password').fill(password);
    await page.getByText('You have given somebody else this password.').waitFor();
    await page.getByRole('button', { name: 'Make one' }).click();
    await page.getByText('At least 8 characters.').waitFor();
  });

  test('labels of one account are separated as in a table, and why the space refuses it is said at once', async () => {
    const page = await open('console.html#/new-account');
    await page.getByLabel('E-mail').fill('lou.faure@school.example.com');
    await page.getByRole('button', { name: 'Make one' }).click();
    await page.getByLabel('Labels').fill('France | Région Nord|France');
    await page.keyboard.press('Enter');
    expect(await page.locator('.chip').allInnerTexts()).toEqual(['France\n×', 'Région Nord\n×']);
    await page.getByLabel('Groups').fill('34eeb008202607fb68d441aa');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'See what will happen' }).click();
    const plan = page.getByTestId('plan');
    await plan
      .getByText(
        'lou.faure@school.example.com: “34eeb008202607fb68d441aa” is not the id of a group of this space. Correct',
      )
      .waitFor();
    await plan.getByText('Sending this list would change nothing').waitFor();
  });

  test('what is typed of an account is not lost when the space cannot be asked', async () => {
    const page = await open('console.html#/new-account');
    await page.getByLabel('E-mail').fill('kim@school.example.com');
    await page.getByRole('button', { name: 'Make one' }).click();
    await page.context().setOffline(true);
    onTestFinished(() => page.context().setOffline(false));
    await page.route('**/api/**', (route) => route.abort());
    await page.getByRole('button', { name: 'See what will happen' }).click();
    await page.getByText('Nothing was sent and your rows are as they were.').waitFor();
    expect(await page.getByLabel('E-mail').inputValue()).toBe('kim@school.example.com');
    expect(await page.getByLabel('Password').inputValue()).not.toBe('');
  });

  test('one account is stored once, as it stands, however often it is asked about while the disk is slow', async () => {
    const page = await open('console.html#/new-account');
    await page.getByLabel('E-mail').fill('mia.blanc@school.example.com');
    await page.getByRole('button', { name: 'Make one' }).click();
    const release = await heldRows(stage.extension.browser);
    const plan = page.getByRole('button', { name: 'See what will happen' });
    await plan.click();
    await page.getByLabel('Last name').fill('Blanc');
    await plan.dblclick();
    await release();
    await page.getByTestId('plan').getByText('1 account will be created').waitFor();
    const list = await open('console.html#/batches');
    await list.getByRole('link', { name: 'Blanc', exact: true }).waitFor();
    expect(await list.getByTestId('batch').filter({ hasText: /blanc/i }).count()).toBe(1);
  });

  test("the template's two lines import as they stand, and groups that the space does not have are told first", async () => {
    const page = await reviewAccounts(`${templateLines}\nRoux, Ana, ana.roux@school.example.com, , 1, , fr, , Atelier`);
    await page.getByText('1 person has no password yet.').waitFor();
    await page.getByRole('button', { name: 'Make a password' }).click();
    await page.getByText('Everybody has a password.').waitFor();
    await page.getByRole('button', { name: 'See what will happen' }).click();
    const groups = page.getByTestId('planned-groups');
    await groups.getByText('“50eeb008202607fb68d441cb” is not the id of a group of this space.').waitFor();
    await page.getByTestId('plan').getByText('2 people are refused by the space.').waitFor();
    await groups.getByRole('button', { name: 'Create the missing group when sending' }).click();
    await groups.getByText('“Atelier” will be created.').waitFor();
    await page.getByTestId('plan').getByText('1 person is refused by the space.').waitFor();
    await page.getByText('“34eeb008202607fb68d441aa” is not the id of a group of this space. Correct it').waitFor();
    await page.getByTestId('plan').getByRole('listitem').filter({ hasText: 'is refused' }).getByText('Show').click();
    expect((await readRows(page)).map(({ email }) => email)).toEqual(['christophe.martin@gmail.com']);
    await page.getByLabel('Rows by what happens').selectOption('');

    await page.getByRole('button', { name: 'Create 2 accounts and send 2 mails' }).click();
    await page.locator(done).waitFor();
    const rows = await readRowsOnce(page, 'all receipts', (read) =>
      read.every(({ state }) => /^(Account created|Refused)/.test(state)),
    );
    const states = new Map(rows.map(({ email, state }) => [email, state]));
    expect(states.get('jean.dupont@gmail.com')).toMatch(/^Account created/);
    expect(states.get('christophe.martin@gmail.com')).toMatch(/^Refused/);
    expect(await isLetIn('jean.dupont@gmail.com', 'apozeiru')).toBe(true);
  });

  test('groups that the space does not have are taken out of the list in the plan', async () => {
    const page = await reviewAccounts(
      'Gris, Tom, tom.gris@school.example.com,, 0, lmozeirp, fr,, 50eeb008202607fb68d441cb',
    );
    await page.getByRole('button', { name: 'See what will happen' }).click();
    await page.getByRole('button', { name: 'Take it out of the list: “50eeb008202607fb68d441cb”' }).click();
    await page.getByRole('button', { name: 'Create 1 account', exact: true }).click();
    await page.locator(done).waitFor();
    expect(await isLetIn('tom.gris@school.example.com', 'lmozeirp')).toBe(true);
  });

  test('a near miss of a group is offered and taken, and people who exist get what they lack', async () => {
    const first = await reviewAccounts('Roux, Léa, lea.roux@school.example.com, , 0, apozeiru7, fr, , Région Nord');
    await first.getByRole('button', { name: 'See what will happen' }).click();
    await first.getByRole('button', { name: 'Create the missing group when sending' }).click();
    await first.getByRole('button', { name: 'Create 1 account', exact: true }).click();
    await first.locator(done).waitFor();

    const again = await reviewAccounts(
      'Roux, Léa, lea.roux@school.example.com, Apprentie, 0, apozeiru7, fr, , Region Nort',
    );
    await again.getByRole('button', { name: 'See what will happen' }).click();
    await again.getByText('Did you mean “Région Nord”?').waitFor();
    await again.getByRole('button', { name: 'Use “Région Nord”' }).click();
    await again.getByTestId('plan').getByText('1 person is a member already').waitFor();
    await again.getByTestId('state').getByText('Will be set: Labels').waitFor();
    await again.getByRole('button', { name: 'Complete 1 person' }).click();
    await again.locator(done).waitFor();
    await again.getByTestId('state').getByText('Set: Labels').waitFor();
  });

  test('a list that is asked for in a group makes everybody of it join the group, which is said first', async () => {
    const page = await open('console.html#/groups');
    await page.getByText('Région Nord').first().click();
    await page.waitForURL(/#\/groups\/[0-9a-f]{24}$/);
    const id = page.url().slice(-24);
    await page.goto(stage.extension.browser.extensionPage(`console.html#/new-batch/invite/group/${id}`));
    await page.getByText('All of them join the group “Région Nord”.').waitFor();
    await pasteInto(page, 'ida.vert@school.example.com, lea.roux@school.example.com');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('button', { name: 'See what will happen' }).click();
    await page.getByRole('button', { name: 'Send 1 invitation' }).click();
    await page.locator(done).waitFor();
    await page.getByRole('link', { name: 'All of them join the group “Région Nord”.' }).click();
    await page.getByRole('link', { name: 'ida.vert@school.example.com' }).waitFor();
    expect(page.url()).toContain(`#/groups/${id}`);
  });

  test('when the space has changed in between, the difference is shown before anything is sent', async () => {
    const page = await reviewAccounts('Noir, Max, max.noir@school.example.com, , 0, apozeiru7, fr');
    await page.getByRole('button', { name: 'See what will happen' }).click();
    await page.getByRole('button', { name: 'Create 1 account', exact: true }).waitFor();
    const device = await connectDevice(stage.space.origin, stage.owner);
    await device.apply(crypto.randomUUID(), invitationsTo([rowOf('max.noir@school.example.com')]));
    await page.getByRole('button', { name: 'Create 1 account', exact: true }).click();
    await page
      .getByTestId('plan-difference')
      .getByText('you saw “Account will be created”, now it is “Account will be set up')
      .waitFor();
    expect(await isLetIn('max.noir@school.example.com', 'apozeiru7')).toBe(false);
    await page.getByRole('button', { name: 'Create 1 account', exact: true }).click();
    await page.locator(done).waitFor();
    expect(await isLetIn('max.noir@school.example.com', 'apozeiru7')).toBe(true);
  });

  test('the template is downloaded and its captions are understood when it comes back', async () => {
    const page = await open('console.html#/new-batch/accounts');
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download as CSV' }).click();
    const path = join(stage.extension.folder, 'template.csv');
    await (await waiting).saveAs(path);
    const text = await readFile(path, 'utf8');
    const line = 'Blanc,Lou,lou.blanc@school.example.com,France,1,apozeiru7,fr,matricule 5,';
    await page
      .getByTestId('file-input')
      .setInputFiles([{ name: 'filled.csv', mimeType: 'text/csv', buffer: Buffer.from(`${text}${line}\r\n`) }]);
    await page.getByTestId('counts').getByText('1 person').waitFor();
    await page.getByRole('button', { name: 'Review' }).click();
    await page.locator('[data-field=password]').getByText('•••').waitFor();
    expect(await page.locator('[data-field=lastName]').innerText()).toBe('Blanc');
  });
});

test('people are invited from the popup, without leaving it, after the plan was seen', async () => {
  const popup = await open('popup.html');
  await popup.getByRole('textbox').waitFor();
  await pasteInto(popup, 'Kim Lee <kim.lee@school.example.com>\nJo Weber <jo.weber@school.example.com>');
  await popup.getByRole('button', { name: 'Invite 2 people' }).click();
  await popup.getByTestId('plan').getByText('2 people will be invited.').waitFor();
  // A long mail in a popup scrolls down, never sideways.
  await popup.setViewportSize({ width: 400, height: 500 });
  await popup.getByRole('button', { name: 'Look at it' }).click();
  await popup.getByText('As plain text').waitFor();
  const sizes = await popup.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(sizes[0]).toBe(sizes[1]);
  await popup.getByRole('button', { name: 'Send 2 invitations' }).click();
  await popup.getByTestId('counts').getByText('2 invited').waitFor();
});
