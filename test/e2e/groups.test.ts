import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csvRows } from '../../shared/reading/csv-rows.ts';
import { layAtRest } from '../stage/at-rest.ts';
import { invitationsTo, rowOf } from '../stage/batch-body.ts';
import { connectAtOnce } from '../stage/connect-extension.ts';
import { connectDevice } from '../stage/connected-device.ts';
import { pasteInto } from '../stage/paste.ts';
import { until } from '../stage/until.ts';
import { startWholeStage, type WholeStage } from '../stage/whole-stage.ts';

let stage: WholeStage;
let page: Page;

beforeAll(async () => {
  stage = await startWholeStage({ cronSeconds: 2 });
  const { extension, space, owner } = stage;
  await layAtRest(space, 'hashing');
  const device = await connectDevice(space.origin, owner);
  const people = Array.from({ length: 230 }, (_, number) =>
    rowOf(`person.${String(number).padStart(3, '0')}@example.org`, { password: 'seven green bicycles' }),
  );
  await device.apply(crypto.randomUUID(), { ...invitationsTo(people), way: 'accounts' });
  page = await connectAtOnce(extension.browser, space.origin, owner);
});

afterAll(() => stage?.end());

async function openGroups(): Promise<void> {
  await page.getByRole('link', { name: 'Groups', exact: true }).click();
  await page.getByRole('heading', { name: 'Groups', exact: true }).waitFor();
}

async function openGroup(name: string): Promise<void> {
  await openGroups();
  await page.getByRole('grid').getByRole('link', { name }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

/** Types into the dialog that asks for a name. */
async function nameGroup(name: string, action: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: action }).click();
}

/** The cells of a group's line, from its name on. */
async function lineOf(name: string): Promise<string[]> {
  const line = page.getByTestId('paged-row').filter({ hasText: name });
  await line.waitFor();
  return (await line.getByRole('gridcell').allInnerTexts()).map((cell) => cell.trim());
}

test('a group is created, and a second one of its name is refused in words, with what was typed still there', async () => {
  await openGroups();
  await page.getByRole('heading', { name: 'No group yet' }).waitFor();
  await page.getByRole('button', { name: 'New group' }).first().click();
  await nameGroup('Région Nord', 'Create the group');
  await page.getByRole('heading', { name: 'Région Nord' }).waitFor();
  await page.getByRole('heading', { name: 'Nobody is in this group' }).waitFor();

  await openGroups();
  await page.getByRole('button', { name: 'New group' }).click();
  await nameGroup('', 'Create the group');
  await page.getByText('Give the group a name.').waitFor();
  await nameGroup('region nord', 'Create the group');
  await page.getByText('Another group has this name already.').waitFor();
  expect(await page.getByRole('dialog').getByLabel('Name').inputValue()).toBe('region nord');
  await page.getByRole('dialog').getByLabel('Name').fill('Région Sud');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Région Sud' }).waitFor();
});

test('Group settings > Members > Learners > +: tick existing people', async () => {
  await openGroup('Région Nord');
  await page.getByRole('heading', { name: 'Members › Learners' }).waitFor();
  await page.getByRole('button', { name: '+ Add people' }).click();
  const picker = page.getByRole('dialog');
  await picker.getByRole('searchbox').fill('person.00');
  await picker.getByText('10 people found').waitFor();
  await picker.getByRole('checkbox', { name: 'Tick person.001@example.org' }).click();
  await picker.getByRole('checkbox', { name: 'Tick person.004@example.org' }).click({ modifiers: ['Shift'] });
  await picker.getByText('4 of 10 ticked').waitFor();
  await picker.getByRole('button', { name: 'Add 4 people to the group' }).click();
  await page.getByText('4 people were added to the group.').waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('+ Add people');
  await page.getByText('4 people: 4 active, 0 have not accepted yet').waitFor();

  await page.getByRole('button', { name: '+ Add people' }).click();
  await picker.getByRole('searchbox').fill('person.001');
  await picker.getByText('1 person found').waitFor();
  expect(await picker.getByRole('checkbox', { name: 'Tick person.001@example.org' }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await picker.waitFor({ state: 'detached' });
});

test('everybody of a list is added at once, also those who were not read yet', async () => {
  await openGroup('Région Sud');
  await page.getByRole('button', { name: '+ Add people' }).click();
  const picker = page.getByRole('dialog');
  await picker.getByText('231 people found').waitFor();
  await picker.getByRole('checkbox', { name: 'Tick all of this list' }).click();
  await picker.getByRole('button', { name: 'Add 231 people to the group' }).click();
  await page.getByText('231 people were added to the group.').waitFor();
});

test('Group settings > Members > Learners > +: Add e-mails invites unknown addresses, and they are members of the group', async () => {
  await openGroup('Région Nord');
  await page.getByRole('button', { name: '+ Add people' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Add e-mails' }).click();
  await page.getByText('Région Nord').first().waitFor();
  await pasteInto(page, 'new.one@example.com, person.009@example.org');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByTestId('row').first().waitFor();
  await page.getByRole('button', { name: 'See what will happen' }).click();
  await page.getByTestId('plan').getByRole('button', { name: /^Send/ }).click();
  await until('the invitation', async () => {
    return (await stage.space.inbox.mails()).find(({ to }) => to.includes('new.one@example.com')) ?? null;
  });
  await openGroup('Région Nord');
  await page.getByText('6 people: 5 active, 1 has not accepted yet').waitFor();
  expect(await page.getByTestId('paged-row').filter({ hasText: 'new.one@example.com' }).innerText()).toContain(
    'Invited',
  );
});

test('people who are taken out of a group stay members of the space', async () => {
  await openGroup('Région Nord');
  await page.getByRole('checkbox', { name: 'Tick person.002@example.org' }).click();
  await page.getByRole('button', { name: 'Take out of the group' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('They stay members of the space').waitFor();
  await dialog.getByRole('button', { name: 'Take out of the group' }).click();
  await page.getByText('1 person was taken out of the group.').waitFor();
  await page.getByText('5 people: 4 active, 1 has not accepted yet').waitFor();
  await page.getByTestId('paged-row').filter({ hasText: 'person.002' }).waitFor({ state: 'detached' });
});

test('the list shows of each group its name, id, people, learners, pending and day, and finds it by name and id', async () => {
  await openGroups();
  const [name, id = '', ...counts] = await lineOf('Région Nord');
  expect(name).toBe('Région Nord');
  expect(id).toMatch(/^[0-9a-f]{24}/);
  expect(counts.slice(0, 3)).toEqual(['5', '4', '1']);
  await page.getByRole('searchbox').fill('nord');
  await page.getByText('1 group found').waitFor();
  await page.getByRole('searchbox').fill(id.slice(0, 24));
  await page.getByText('1 group found').waitFor();
  await page.getByRole('searchbox').fill('nothing');
  await page.getByRole('heading', { name: 'No group found' }).waitFor();
  await page.getByRole('button', { name: 'Show all groups' }).click();
  await page.getByText('2 groups').waitFor();
});

test('Get my group IDs copies all, and each line copies its own', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await openGroups();
  await page.getByRole('button', { name: 'Get my group IDs' }).click();
  await page.getByText('2 ids copied').waitFor();
  expect(await copied()).toMatch(/^Région Nord\t[0-9a-f]{24}\nRégion Sud\t[0-9a-f]{24}$/);
  const whole = await copied();
  await page.getByRole('button', { name: 'Copy the id of Région Sud' }).click();
  await page.getByRole('status').getByText('Copied', { exact: true }).waitFor();
  expect(whole.endsWith(await copied())).toBe(true);
  expect(await copied()).toMatch(/^[0-9a-f]{24}$/);
});

/** The day on which a group was made. */
async function dayOf(name: string): Promise<string> {
  const database = await stage.space.database();
  const made = await database.prepare('SELECT created_at AS at FROM groups WHERE name = ?1').bind(name).first('at');
  return new Date(Number(made)).toISOString().slice(0, 10);
}

test('the groups are exported with Name, Id, number of members, learners, pending and creation date', async () => {
  await openGroups();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as CSV' }).click(),
  ]);
  const text = await readFile(await file.path(), 'utf8');
  const rows = [...csvRows(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'), ',')].flat().map(({ cells }) => cells);
  expect(rows[0]).toEqual(['Name', 'Id', 'number of members', 'learners', 'pending', 'creation date']);
  expect(rows[1]).toEqual([
    'Région Nord',
    expect.stringMatching(/^[0-9a-f]{24}$/),
    '5',
    '4',
    '1',
    await dayOf('Région Nord'),
  ]);
});

test('a group is renamed, and keeps its id and its people', async () => {
  await openGroup('Région Sud');
  const before = page.url();
  await page.getByRole('button', { name: 'Rename' }).click();
  await nameGroup('Région Nord', 'Save the name');
  await page.getByText('Another group has this name already.').waitFor();
  await nameGroup('Midi', 'Save the name');
  await page.getByRole('heading', { name: 'Midi' }).waitFor();
  expect(page.url()).toBe(before);
  await openGroups();
  expect((await lineOf('Midi'))[2]).toBe('231');
});

test('deleting a group says what that means first, and its people stay members', async () => {
  await openGroup('Midi');
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('The 231 people in it stay members of the space').waitFor();
  await page.getByRole('button', { name: 'Delete the group' }).click();
  await page.getByText('1 group', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Members', exact: true }).click();
  await page.getByText('232 people').waitFor();
});
