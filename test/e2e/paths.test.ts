import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invitationsTo, rowOf } from '../stage/batch-body.ts';
import { connectAtOnce } from '../stage/connect-extension.ts';
import { connectDevice } from '../stage/connected-device.ts';
import { pasteInto } from '../stage/paste.ts';
import { until } from '../stage/until.ts';
import { startWholeStage, type WholeStage } from '../stage/whole-stage.ts';

const nextYear = new Date().getFullYear() + 1;

let stage: WholeStage;
let page: Page;

beforeAll(async () => {
  stage = await startWholeStage({ cronSeconds: 1 });
  const { extension, space, owner } = stage;
  const device = await connectDevice(space.origin, owner);
  const people = Array.from({ length: 6 }, (_, number) =>
    rowOf(`person.${number}@example.org`, {
      password: 'seven green bicycles',
      groups: number < 3 ? ['Région Nord'] : [],
    }),
  );
  await device.apply(crypto.randomUUID(), { ...invitationsTo(people), way: 'accounts', createGroups: true });
  page = await connectAtOnce(extension.browser, space.origin, owner);
  await page.getByRole('navigation', { name: 'Parts of the settings' }).getByText('Space', { exact: true }).click();
  await page.getByLabel('Time zone').selectOption('Pacific/Auckland');
  await page.getByRole('button', { name: 'Save the settings' }).click();
  await page.getByText('The settings are saved').waitFor();
});

afterAll(() => stage?.end());

async function openPaths(): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Paths' }).click();
  await page.getByRole('heading', { name: 'Paths', exact: true }).waitFor();
}

async function openSession(): Promise<void> {
  await openPaths();
  await page.getByRole('grid').getByRole('link', { name: 'First aid' }).click();
  await page.getByRole('grid').getByRole('link', { name: 'Autumn' }).click();
  await page.getByRole('heading', { name: 'Autumn' }).waitFor();
}

const dialog = () => page.getByRole('dialog');
const timeline = () => page.getByTestId('timeline');

async function mailsTo(address: string): Promise<string[]> {
  return (await stage.space.inbox.mails()).filter(({ to }) => to.includes(address)).map(({ text }) => text);
}

test('a path is created with its title, description and link; what is wrong with them is said, and stays typed', async () => {
  await openPaths();
  await page.getByRole('heading', { name: 'No path yet' }).waitFor();
  await page.getByRole('button', { name: 'New path' }).click();
  await dialog().getByLabel('Link to the material').fill('learn.example.org');
  await dialog().getByRole('button', { name: 'Create the path' }).click();
  await dialog().getByText('Give the path a name.').waitFor();
  await dialog().getByText('Enter an address that begins with https://').waitFor();
  await dialog().getByLabel('Name').fill('First aid');
  await dialog().getByLabel('Description').fill('What to do until help is there.');
  await dialog().getByLabel('Link to the material').fill('https://learn.example.org/first-aid');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'First aid' }).waitFor();
  await page.getByText('What to do until help is there.').waitFor();
  const link = page.getByRole('link', { name: 'https://learn.example.org/first-aid' });
  expect(await link.getAttribute('rel')).toBe('noreferrer');

  await openPaths();
  await page.getByRole('button', { name: 'New path' }).click();
  await dialog().getByLabel('Name').fill('first AID');
  await page.keyboard.press('Enter');
  await dialog().getByText('Another path has this name already.').waitFor();
  expect(await dialog().getByLabel('Name').inputValue()).toBe('first AID');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox').fill('nothing');
  await page.getByRole('heading', { name: 'No path found' }).waitFor();
  await page.getByRole('button', { name: 'Show all paths' }).click();
  await page.getByText('1 path', { exact: true }).waitFor();
});

test('a session is created in the time of the space, which is named beside the one here; its end comes after its start', async () => {
  await page.getByRole('grid').getByRole('link', { name: 'First aid' }).click();
  await page.getByRole('heading', { name: 'No session yet' }).waitFor();
  await page.getByRole('button', { name: 'New session' }).click();
  await dialog().getByText('Auckland time').nth(1).waitFor();
  expect(await dialog().getByText('Auckland time').count()).toBe(2);
  await dialog().getByRole('button', { name: 'Create the session' }).click();
  await dialog().getByText('Enter the day and the time of the start.').waitFor();
  await dialog().getByLabel('Name').fill('Autumn');
  // The night in which the clocks go from 2 to 3.
  await dialog().getByLabel('Start').fill('2027-09-26T02:30');
  await dialog().getByRole('button', { name: 'Create the session' }).click();
  await dialog().getByText('this time does not exist').waitFor();
  await dialog().getByLabel('Start').fill(`${nextYear}-12-03T09:00`);
  // It is a day earlier almost everywhere else.
  await dialog().getByText(`In this browser’s time zone: Dec 2, ${nextYear}`).waitFor();
  await dialog().getByLabel('End').fill(`${nextYear}-12-03T08:00`);
  await dialog().getByRole('button', { name: 'Create the session' }).click();
  await dialog().getByText('The end has to be after the start.').waitFor();
  await dialog().getByLabel('End').fill('');
  // Half an end is not taken for none.
  await dialog().getByLabel('End').focus();
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await dialog().getByText('Enter the whole day and time of the end').waitFor();
  await dialog().getByLabel('End').fill('');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Autumn' }).waitFor();
  await page.getByText(`From December 3, ${nextYear} at 9:00 AM (Auckland time)`).waitFor();
  await timeline().getByText('So far nobody would be mailed then.').waitFor();
});

test('Group + enrols a group, Learner + enrols people by ticking their name; each is counted once', async () => {
  await page.getByRole('button', { name: 'Group +' }).click();
  await dialog().getByRole('searchbox').fill('nord');
  await dialog().getByText('1 group found').waitFor();
  await dialog().getByRole('checkbox', { name: 'Tick Région Nord' }).click();
  // Who picks searches for one after the other: what is ticked stays so.
  await dialog().getByRole('searchbox').fill('nothing like it');
  await dialog().getByText('No group found').waitFor();
  await dialog().getByRole('searchbox').fill('nord');
  await dialog().getByText('Région Nord').waitFor();
  await dialog().getByRole('button', { name: 'Enrol 1 group' }).click();
  await page.getByText('1 group was enrolled.').waitFor();
  expect(await page.getByTestId('paged-row').innerText()).toContain('Région Nord');
  await timeline().getByText(`On December 3, ${nextYear} at 9:00 AM, 3 people will be mailed.`).waitFor();

  await page.getByRole('button', { name: 'Learner +' }).click();
  // The second of them is in the group as well.
  for (const number of [4, 2, 5]) {
    await dialog()
      .getByRole('checkbox', { name: `Tick person.${number}@example.org` })
      .click();
  }
  await dialog().getByRole('button', { name: 'Enrol 3 people' }).click();
  await page.getByText('3 people were enrolled.').waitFor();
  await timeline().getByText(`On December 3, ${nextYear} at 9:00 AM, 5 people will be mailed.`).waitFor();
  await timeline().getByRole('button', { name: 'Look at the mail' }).click();
  await timeline().getByText('As plain text').click();
  expect(await timeline().locator('pre').innerText()).toContain('First aid');
  await timeline().getByRole('button', { name: 'Close the mail' }).click();
  await page.getByText('3 people are enrolled by themselves.').waitFor();

  await page.getByRole('button', { name: 'Learner +' }).click();
  // Who is enrolled already is ticked, and stays so.
  const enrolled = dialog().getByRole('checkbox', { name: 'Tick person.4@example.org' });
  await enrolled.waitFor();
  expect([await enrolled.isChecked(), await enrolled.isEnabled()]).toEqual([true, false]);
  await page.keyboard.press('Escape');
});

test('Learner + > Add e-mails: a new address gets the invitation to the space at once, and waits for the session', async () => {
  await page.getByRole('button', { name: 'Learner +' }).click();
  await dialog().getByRole('link', { name: 'Add e-mails' }).click();
  await page.getByText('All of them are enrolled in the session “First aid: Autumn”').waitFor();
  await pasteInto(page, 'new.one@example.com');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByTestId('row').first().waitFor();
  await page.getByText('All of them are enrolled in the session “First aid: Autumn”').waitFor();
  await page.getByRole('button', { name: 'See what will happen' }).click();
  const mails = page.getByTestId('planned-mails');
  await mails.getByText('1 invitation in English').waitFor();
  await mails.getByText(`On December 3, ${nextYear} at 9:00 AM (Auckland time):`).waitFor();
  const later = mails
    .getByRole('listitem')
    .filter({ hasText: '1 invitation to the path “First aid” (Autumn) in English' });
  await later.getByRole('button', { name: 'Look at it' }).click();
  await later.getByText('As plain text').click();
  expect(await later.locator('pre').innerText()).toContain('First aid');
  await page.getByTestId('plan').getByRole('button', { name: /^Send/ }).click();
  const text = await until('the invitation', async () => (await mailsTo('new.one@example.com'))[0] ?? null);
  expect(text).not.toContain('First aid');
  await openSession();
  await timeline().getByText('6 people will be mailed.').waitFor();
});

test('who is ticked is taken out, and waits for no mail any more', async () => {
  await page.getByText('People by themselves').click();
  await page.getByRole('checkbox', { name: 'Tick person.5@example.org' }).click();
  await page.getByRole('button', { name: 'Take out of the session' }).click();
  await dialog().getByText('Mails that wait for them are not sent').waitFor();
  await dialog().getByRole('button', { name: 'Take out of the session' }).click();
  await page.getByText('1 person was taken out.').waitFor();
  await timeline().getByText('5 people will be mailed.').waitFor();
});

test('moving the start says what it moves, and from the start on everybody has one mail', async () => {
  expect(await mailsTo('person.4@example.org')).toEqual([]);
  await page.getByRole('button', { name: 'Change' }).click();
  await dialog().getByLabel('Start').fill(`${nextYear}-12-10T09:00`);
  await dialog()
    .getByText(`The mails to 5 people move with the start: they leave on December 10, ${nextYear} at 9:00 AM.`)
    .waitFor();
  await dialog().getByRole('button', { name: 'Save the session' }).click();
  await timeline().getByText(`On December 10, ${nextYear} at 9:00 AM, 5 people will be mailed.`).waitFor();

  await page.getByRole('button', { name: 'Change' }).click();
  await dialog().getByLabel('Start').fill('2020-01-01T09:00');
  await dialog().getByText('5 people are mailed at once.').waitFor();
  await dialog().getByRole('button', { name: 'Save the session' }).click();
  await page.locator('[data-testid=session-state][data-state=open]').waitFor();
  await timeline().getByText('5 mails were sent.').waitFor();
  for (const number of [0, 1, 2, 4]) {
    const mails = await mailsTo(`person.${number}@example.org`);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('First aid');
  }
  expect(await mailsTo('person.5@example.org')).toEqual([]);
  await page.getByText('Invitations to the path', { exact: true }).click();
  await page.getByText('5 people were invited to the path by this session.').waitFor();
  expect(await page.getByTestId('paged-row').filter({ hasText: 'person.4@' }).innerText()).toContain('Sent');
});

test('who is added to a session that runs is mailed at once, and the plan shows that mail', async () => {
  await page.getByRole('button', { name: 'Learner +' }).click();
  await dialog().getByRole('link', { name: 'Add e-mails' }).click();
  await pasteInto(page, 'person.5@example.org');
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'See what will happen' }).click();
  const mails = page.getByTestId('planned-mails');
  await mails.getByText('1 invitation to the path “First aid” (Autumn) in English').waitFor();
  await mails.getByRole('button', { name: 'Look at it' }).click();
  await mails.getByText('As plain text').click();
  expect(await mails.locator('pre').innerText()).toContain('First aid');
  await page.getByTestId('plan').locator('.plan-actions button').first().click();
  const text = await until('the invitation', async () => (await mailsTo('person.5@example.org'))[0] ?? null);
  expect(text).toContain('First aid');
  await page.getByTestId('row').getByText('path “First aid”: mail sent').waitFor();
});

test('what cannot be loaded says so, and is there when it is tried again', async () => {
  await openSession();
  await page.route(`${stage.space.origin}/**`, (route) => route.abort());
  await page.reload();
  await page.getByText('This could not be loaded').waitFor();
  await page.unroute(`${stage.space.origin}/**`);
  await page.getByRole('button', { name: 'Try again' }).first().click();
  await page.getByRole('heading', { name: 'Autumn' }).waitFor();
});

test('cancelling a session says what that means first, and then nobody can be enrolled', async () => {
  await page.getByRole('button', { name: 'Cancel the session' }).click();
  await dialog().getByText('Who was mailed is not told that the session is cancelled.').waitFor();
  await dialog().getByRole('button', { name: 'Cancel the session now' }).click();
  await timeline().getByText('The session is cancelled. Nobody is mailed about it any more.').waitFor();
  expect(await page.getByRole('button', { name: 'Group +' }).count()).toBe(0);
});

test('a path is changed, and deleted with its sessions once that was said', async () => {
  await page.getByRole('navigation', { name: 'Where this session belongs' }).getByText('First aid').click();
  await page.getByRole('button', { name: 'Change' }).click();
  await dialog().getByLabel('Name').fill('First aid at school');
  await dialog().getByRole('button', { name: 'Save the path' }).click();
  await page.getByRole('heading', { name: 'First aid at school' }).waitFor();
  await page.getByRole('button', { name: 'Delete' }).click();
  await dialog().getByText('This cannot be undone.').waitFor();
  await dialog().getByRole('button', { name: 'Delete the path' }).click();
  await page.getByRole('heading', { name: 'No path yet' }).waitFor();
});
