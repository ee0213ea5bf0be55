import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../stage/axe-violations.ts';
import { askForCode, confirmCode } from '../stage/connect-extension.ts';
import { fromPasteToAccepted } from '../stage/journey.ts';
import { readRows } from '../stage/row-table.ts';
import { startWholeStage, type WholeStage } from '../stage/whole-stage.ts';

let stage: WholeStage;
beforeAll(async () => {
  stage = await startWholeStage({ cronSeconds: 1, keepsWelcome: true });
});
afterAll(() => stage?.end());

test('who has just installed it tries a sample without a space, then connects on the page that it opened', async () => {
  const { space, owner, extension } = stage;
  const { browser } = extension;
  const welcome = browser.context.pages().find((page) => page.url() === browser.extensionPage('console.html#/welcome'));
  if (!welcome) throw new Error('The installation opened no welcome page.');
  await welcome.getByRole('heading', { name: 'Welcome to Rollcall' }).waitFor();
  expect(await axeViolations(welcome)).toEqual([]);
  await welcome.getByRole('button', { name: 'Try a sample list' }).click();
  await welcome.getByText('This is a sample.').waitFor();
  expect((await readRows(welcome)).map(({ email }) => email)).toContain('farid.haddad@example.org');
  await welcome.getByRole('button', { name: 'See what will happen' }).click();
  const plan = welcome.getByTestId('sample-plan');
  expect(await plan.getByRole('status').getByRole('listitem').allInnerTexts()).toEqual([
    '6 people will be invited.',
    '6 mails will leave.',
    '1 row is kept for later.',
  ]);
  expect(await axeViolations(welcome)).toEqual([]);
  await plan.getByRole('link', { name: 'Now with my own list' }).click();
  await askForCode(welcome, space.origin);
  await confirmCode(browser, welcome, owner);
  await welcome.getByText('This browser is connected to Rollcall Academy.').waitFor();
  await welcome.getByRole('link', { name: 'Invite people' }).click();
  await welcome.getByRole('heading', { name: 'Invite by e-mail' }).waitFor();
  await welcome.goto(browser.extensionPage('console.html#/batches'));
  await welcome.getByRole('link', { name: 'Sample list' }).click();
  await welcome.getByText('This is a sample.').waitFor();
  expect(await welcome.getByRole('button', { name: /^Send/ }).count()).toBe(0);
  await welcome.close();
});

test('a pasted list becomes invitations, and an invited person becomes a member that the extension shows', async () => {
  const { space, owner, extension } = stage;
  const { browser, program } = extension;
  const steps: string[] = [];
  for await (const { step } of fromPasteToAccepted({ space, owner, browser, program })) steps.push(step);
  expect(steps).toEqual([
    'Connect the extension by device code',
    'Paste a messy list into the popup',
    'Review it in the console',
    'Take the suggestions for typing mistakes',
    'See what will happen',
    'Send',
    'Read the inbox',
    'Open a mail and accept',
    'Sign out and in again',
    'Open the link once more',
    'See it in the extension',
  ]);
});
