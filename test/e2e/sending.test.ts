import type { JSHandle, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { axeViolations } from '../stage/axe-violations.ts';
import type { Browser } from '../stage/browser.ts';
import { connectAtOnce } from '../stage/connect-extension.ts';
import { mailsSettled } from '../stage/mails-settled.ts';
import { reviewList } from '../stage/review-list.ts';
import { readRowsOnce } from '../stage/row-table.ts';
import { until } from '../stage/until.ts';
import { startWholeStage, type WholeStage } from '../stage/whole-stage.ts';

let stage: WholeStage;
beforeAll(async () => {
  stage = await startWholeStage({ cronSeconds: 3 });
  await connectAtOnce(stage.extension.browser, stage.space.origin, stage.owner);
});
afterAll(() => stage?.end());

/** The addresses of a list to which a mail came, as often as one came. */
async function mailed(people: readonly string[]): Promise<string[]> {
  const addresses = (await stage.space.inbox.mails()).map(({ to }) => to.join());
  const wanted = new Set(people);
  return addresses.filter((address) => wanted.has(address));
}

/** Pastes a list and answers what the space says would happen. */
async function planOf(text: string): Promise<Locator> {
  const { browser } = stage.extension;
  const page = await browser.context.newPage();
  onTestFinished(() => page.close());
  await page.goto(browser.extensionPage('console.html#/new-batch'));
  await page.getByRole('textbox').fill(text);
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'See what will happen' }).click();
  const plan = page.getByTestId('plan');
  await plan.waitFor();
  return plan;
}

/** All that a page of a batch will have said of its progress, word for word, as it is drawn. */
function allSaid(page: Page): Promise<JSHandle<string[]>> {
  return page.evaluateHandle(() => {
    const said: string[] = [];
    const look = () => said.push(document.querySelector('.batch-progress')?.textContent ?? '');
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
    return said;
  });
}

test('a list of people who are all invited says that nobody is left, and sends only what completes somebody', async () => {
  const first = await planOf('ada@example.org\nbea@example.org');
  const said = await allSaid(first.page());
  await first.getByRole('button', { name: 'Send 2 invitations' }).click();
  await first.page().locator('[data-testid=phase][data-phase=done]').waitFor();
  // Not for a moment: it is done with its receipts, not before.
  expect((await said.jsonValue()).filter((words) => words.includes('not sent'))).toEqual([]);

  const again = await planOf('ada@example.org\nbea@example.org');
  await again.getByText('Sending this list would change nothing').waitFor();
  expect(await again.getByRole('button').allInnerTexts()).toEqual(['Show', 'Back to the rows']);

  const named = await planOf('Ada Byron <ada@example.org>\nbea@example.org');
  await named.getByText('Sending only completes 1 person').waitFor();
  await named.getByRole('button', { name: 'Complete 1 person' }).click();
  await named.page().locator('[data-testid=phase][data-phase=done]').waitFor();
});

test('a list of more than a thousand goes out as one import that can be paused, closed and resumed', async () => {
  const { space } = stage;
  const people = Array.from({ length: 1100 }, (_, index) => `person-${index}@example.org`);
  const page = await reviewList(stage.extension.browser, people.join('\n'));
  await page.getByRole('button', { name: 'See what will happen' }).click();
  await page.getByText('1,100 people will be invited.').waitFor();

  // The space does not answer for now, so that the first batch is under way and the other waits when Pause is pressed.
  const workerd = space.workerdPid();
  process.kill(workerd, 'SIGSTOP');
  await page.getByRole('button', { name: /^Send/ }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  process.kill(workerd, 'SIGCONT');
  await page.getByText('Paused: 1,000 of 1,100 people were handled.').waitFor();
  expect(await invitedPeople()).toBe(1000);

  await page.close();
  const again = await stage.extension.browser.context.newPage();
  await again.goto(stage.extension.browser.extensionPage('console.html#/batches'));
  await again.locator('[data-testid=phase][data-phase=paused]').waitFor();
  await again.getByTestId('batch').getByRole('link', { name: 'person-0@example.org' }).click();
  await again.getByText('Paused: 1,000 of 1,100 people were handled.').waitFor();
  expect(await invitedPeople()).toBe(1000);

  await again.getByRole('button', { name: 'Go on' }).press('Enter');
  await again.locator('[data-testid=phase][data-phase=done]').waitFor();
  // The button that had the focus is gone; what was said in its place has it now.
  await again.locator(':focus').getByText('people of this batch were handled').waitFor();
  expect(await invitedPeople()).toBe(people.length);
  await until('a mail for everybody', async () => ((await mailed(people)).length >= people.length ? true : null));
  expect((await mailed(people)).sort()).toEqual([...people].sort());
  await mailsSettled(space);

  // All of it was a mistake: both batches are taken back, after what that comes to was read.
  await again.getByTestId('flow').getByRole('img', { name: 'Of 1,100 people, 1,100 were invited' }).waitFor();
  await again.getByRole('button', { name: 'Take back…' }).press('Enter');
  await again.getByRole('dialog').waitFor();
  await again.keyboard.press('Escape');
  await again.locator('button:focus', { hasText: 'Take back…' }).waitFor();
  await again.keyboard.press('Enter');
  const dialog = again.getByRole('dialog', { name: 'Take this batch back?' });
  await dialog.getByText('1,100 people are removed from the space').waitFor();
  await dialog.getByText('1,100 mails have left and cannot be called back.').waitFor();
  expect(await axeViolations(again)).toEqual([]);
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await again.locator('[data-testid=phase][data-phase=undone]').waitFor();
  expect(await invitedPeople()).toBe(0);
  await again.getByText('Removed from the space').first().waitFor();
});

/** How many people of the long list are invited. */
async function invitedPeople(): Promise<unknown> {
  const database = await stage.space.database();
  const counted = `SELECT count(*) AS invited FROM members WHERE state = 'invited' AND email LIKE 'person-%'`;
  return database.prepare(counted).first('invited');
}

test('a browser that dies while it sends goes on by itself when it is opened again, and nobody is mailed twice', async () => {
  const people = Array.from({ length: 30 }, (_, index) => `rider-${index}@example.org`);
  const plan = await planOf(people.join('\n'));
  await plan.getByText(`${people.length} people will be invited.`).waitFor();
  const page = plan.page();
  // The space does not answer for now, so the request is under way when the browser dies.
  const { space } = stage;
  const workerd = space.workerdPid();
  process.kill(workerd, 'SIGSTOP');
  await page.getByRole('button', { name: /^Send/ }).click();
  await page.locator('[data-testid=phase][data-phase=sending]').waitFor();
  await crash(stage.extension.browser);
  process.kill(workerd, 'SIGCONT');

  await stage.extension.restart();
  const { browser } = stage.extension;
  await until('everybody to be mailed', async () => ((await mailed(people)).length >= people.length ? true : null));
  const list = await browser.context.newPage();
  await list.goto(browser.extensionPage('console.html#/batches'));
  const line = list.getByTestId('batch').filter({ hasText: 'rider-0@example.org and 29 others' });
  await line.locator('[data-testid=phase][data-phase=done]').waitFor();
  await line.getByRole('link').click();
  await list.getByTestId('row').first().waitFor();
  const rows = await readRowsOnce(list, 'all receipts', (read) =>
    read.every(({ state }) => state.startsWith('Invited')),
  );
  expect(rows.map(({ email }) => email).sort()).toEqual([...people].sort());
  expect((await mailed(people)).sort()).toEqual([...people].sort());
});

/** Ends the browser as a power cut does: nothing is saved or said any more. */
async function crash({ context }: Browser): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const closed = new Promise((resolve) => context.once('close', resolve));
  // The command is never answered: who would answer is gone.
  session?.send('Browser.crash').catch(() => undefined);
  await closed;
}
