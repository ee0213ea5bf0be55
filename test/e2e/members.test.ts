import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { csvRows } from '../../shared/reading/csv-rows.ts';
import { layAtRest } from '../stage/at-rest.ts';
import { invitationsTo, rowOf } from '../stage/batch-body.ts';
import { connectAtOnce } from '../stage/connect-extension.ts';
import { connectDevice } from '../stage/connected-device.ts';
import { pageVisitor } from '../stage/page-visitor.ts';
import { listStored } from '../stage/review-list.ts';
import { startWholeStage, type WholeStage } from '../stage/whole-stage.ts';

const password = 'seven green bicycles';

let stage: WholeStage;
let page: Page;

beforeAll(async () => {
  stage = await startWholeStage({ cronSeconds: 5 });
  const { extension, space, owner } = stage;
  await layAtRest(space, 'mail');
  const device = await connectDevice(space.origin, owner);
  const source = { kind: 'file', title: 'staff.csv' } as const;
  await device.apply(crypto.randomUUID(), {
    ...invitationsTo([
      rowOf('anais@example.org', {
        firstName: 'Anaïs',
        lastName: 'Lefèvre',
        language: 'fr',
        password,
        labels: ['France', 'Photo'],
        groups: ['Région Nord'],
        additionalInformation: '=numéro 5162',
      }),
      rowOf('bo@example.org', { firstName: 'Bo', lastName: 'Berg', language: 'nl', password }),
    ]),
    way: 'accounts',
    createGroups: true,
    source,
  });
  const others = Array.from({ length: 450 }, (_, number) => rowOf(`person.${number}@example.org`));
  await device.apply(crypto.randomUUID(), { ...invitationsTo(others), source });
  page = await connectAtOnce(extension.browser, space.origin, owner);
});

afterAll(() => stage?.end());

/** Opens the list of members, as it is shown to who comes for the first time. */
async function openMembers(): Promise<void> {
  await page.goto(stage.extension.browser.extensionPage('console.html#/home'));
  await page.evaluate(() => sessionStorage.clear());
  await page.getByRole('link', { name: 'Members' }).click();
  await page.getByTestId('paged-row').first().waitFor();
}

function count(): Promise<string> {
  return page.getByTestId('count').innerText();
}

/** Searches, and waits until that many people are found. */
async function search(words: string, found: string): Promise<void> {
  await page.getByRole('searchbox').fill(words);
  await page.getByTestId('count').getByText(found, { exact: true }).waitFor();
}

async function openMember(words: string): Promise<void> {
  await openMembers();
  await search(words, '1 person found');
  await page.getByTestId('paged-row').getByRole('link').click();
  await page.getByTestId('history').waitFor();
}

/** Presses a button of the member's page and answers yes to what it asks; answers what was asked. */
async function confirm(button: string, action: string): Promise<string> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  const words = await dialog.innerText();
  await dialog.getByRole('button', { name: action, exact: true }).click();
  return words;
}

test('members are found by parts of their names, whatever the accents, and by their address', async () => {
  await openMembers();
  expect(await count()).toBe('453 people');
  await search('lefevre ana', '1 person found');
  expect(await page.getByTestId('paged-row').innerText()).toContain('Lefèvre, Anaïs');
  await search('bo@example', '1 person found');
  await search('nobody of this name', 'Nobody found');
  await page.getByRole('button', { name: 'Show everybody' }).first().click();
  await page.getByText('453 people', { exact: true }).waitFor();
});

test('members are filtered by state, group, label and language, and the filter is there on coming back', async () => {
  await openMembers();
  await page.getByLabel('State').selectOption('Invited');
  await page.getByText('450 people found').waitFor();
  await page.getByLabel('State').selectOption('Active');
  await page.getByText('3 people found').waitFor();
  await page.getByLabel('Group').selectOption('Région Nord (1)');
  await page.getByText('1 person found').waitFor();
  await page.getByLabel('Group').selectOption('All groups');
  await page.getByLabel('Label').selectOption('Photo (1)');
  await page.getByText('1 person found').waitFor();
  await page.getByLabel('Label').selectOption('All labels');
  await page.getByLabel('Language').selectOption('Dutch');
  await page.getByText('1 person found').waitFor();

  await page.getByTestId('paged-row').getByRole('link', { name: 'Berg, Bo' }).click();
  await page.getByRole('heading', { name: 'Bo Berg' }).waitFor();
  await page.getByRole('link', { name: 'All members' }).click();
  await page.getByText('1 person found').waitFor();
  expect(await page.getByTestId('paged-row').innerText()).toContain('Berg, Bo');
});

test('a long list is read as far as it is looked at, and gone through by the keyboard', async () => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'GET' && request.url().includes('/members?')) asked.push(request.url());
  });
  await openMembers();
  const newest = page.waitForResponse((answer) => answer.url().includes('sort=newest'));
  await page.getByLabel('Order').selectOption('Newest first');
  await newest;
  await page.getByRole('grid').locator('[tabindex="0"]').focus();
  const first = asked.length;
  await page.keyboard.press('End');
  await page.locator('[data-index="452"]').getByRole('link', { name: 'Owner, Olivia' }).waitFor();
  expect(asked.length - first).toBe(2);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-index'))).toBe('452');
  // Only what can be seen is in the page.
  expect(await page.getByTestId('paged-row').count()).toBeLessThan(80);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Olivia Owner' }).waitFor();
  page.removeAllListeners('request');
});

test('a member shows what is known and what happened, but not the additional information', async () => {
  await openMember('anais');
  const main = await page.getByRole('main').innerText();
  for (const known of ['Anaïs Lefèvre', 'anais@example.org', 'French', 'France, Photo', 'Région Nord']) {
    expect(main).toContain(known);
  }
  expect(main).not.toContain('5162');
  expect(await page.getByTestId('history').innerText()).toContain(
    'Olivia Owner set up the account, found in “staff.csv”.',
  );

  await openMember('person.7@example.org');
  expect(await page.getByTestId('history').innerText()).toContain('Invited by Olivia Owner, found in “staff.csv”.');
});

test('the export holds who is shown, with the additional information, as it was given', async () => {
  await openMembers();
  await search('anais', '1 person found');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('Members of Rollcall Academy.csv');
  const text = await readFile(await file.path(), 'utf8');
  // Excel takes a file without it for windows-1252.
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const rows = [...csvRows(text.slice(1).replaceAll('\r\n', '\n'), ',')].flat().map((row) => row.cells);
  expect(rows).toHaveLength(2);
  expect(rows[1]).toContain('Lefèvre');
  // Neutralised, so that no spreadsheet calculates it.
  expect(rows[1]).toContain("'=numéro 5162");
});

test('suspending ends the sign-in of a member at once, and reactivating lets them in again', async () => {
  const visitor = pageVisitor(stage.space.origin);
  await visitor.send('/sign-in', { email: 'anais@example.org', password, next: '/' });
  expect(await visitor.read('/profile')).toContain('Lefèvre');

  await openMember('anais');
  expect(await confirm('Suspend', 'Suspend')).toContain('All their sign-ins and devices end at once');
  await page.getByRole('main').getByText('Suspended', { exact: true }).waitFor();
  await page.getByRole('status').getByText('Anaïs Lefèvre is suspended.').waitFor();
  expect(await visitor.read('/profile')).not.toContain('Lefèvre');

  await confirm('Reactivate', 'Reactivate');
  await page.getByRole('main').getByText('Active', { exact: true }).waitFor();
  await visitor.send('/sign-in', { email: 'anais@example.org', password, next: '/' });
  expect(await visitor.read('/profile')).toContain('Lefèvre');
});

test('who is erased is gone: from the space, and from the lists of this browser, as if they had never been there', async () => {
  const list = await stage.extension.browser.context.newPage();
  onTestFinished(() => list.close());
  await list.goto(stage.extension.browser.extensionPage('console.html#/new-batch'));
  await list.getByRole('textbox').fill('person.11@example.org, person.12@example.org');
  await list.getByRole('button', { name: 'Review' }).click();
  await list.getByTestId('row').filter({ hasText: 'person.11@example.org' }).waitFor();
  await listStored(list);
  await openMember('person.11@example.org');
  expect(await confirm('Erase', 'Erase for good')).toContain('This cannot be undone.');
  await page.getByRole('heading', { name: 'Members' }).waitFor();
  await search('person.11@example.org', 'Nobody found');
  const database = await stage.space.database();
  const left = await database.prepare("SELECT id FROM members WHERE email = 'person.11@example.org'").all();
  expect(left.results).toEqual([]);
  await list.getByTestId('row').filter({ hasText: 'person.11@example.org' }).waitFor({ state: 'detached' });
  expect(await list.getByTestId('row').count()).toBe(1);
});

test('the owner, who is oneself here, can be neither suspended nor erased', async () => {
  await openMember('olivia');
  await page.getByText('You cannot suspend or erase yourself.').waitFor();
  expect(await page.getByRole('button', { name: 'Erase' }).count()).toBe(0);
});

test('a member who is not there any more is said to be gone', async () => {
  await page.goto(stage.extension.browser.extensionPage(`console.html#/members/${'0'.repeat(24)}`));
  await page.getByRole('heading', { name: 'This person is not in the space' }).waitFor();
});

test('without the network the list says so, and trying again goes on', async () => {
  const { context } = stage.extension.browser;
  await openMembers();
  await context.setOffline(true);
  await page.getByRole('searchbox').fill('anais');
  await page.getByText('This computer has no network.').waitFor();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('1 person found').waitFor();
});
