import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from '../stage/browser.ts';
import { connectAtOnce } from '../stage/connect-extension.ts';
import { readRowsOnce } from '../stage/row-table.ts';
import { until } from '../stage/until.ts';
import { startWholeStage, type WholeStage } from '../stage/whole-stage.ts';

const people = Array.from({ length: 30 }, (_, index) => `person-${index}@example.org`);

let stage: WholeStage;
beforeAll(async () => {
  stage = await startWholeStage({ cronSeconds: 1 });
  await connectAtOnce(stage.extension.browser, stage.space.origin, stage.owner);
});
afterAll(() => stage?.end());

/** Makes a batch of everybody and stops before the last click. */
async function reviewedBatch(): Promise<Page> {
  const page = await stage.extension.browser.context.newPage();
  await page.goto(stage.extension.browser.extensionPage('console.html#/new-batch'));
  await page.getByRole('textbox').fill(people.join('\n'));
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'See what will happen' }).click();
  await page.getByText(`${people.length} people will be invited.`).waitFor();
  return page;
}

test('a browser that dies while it sends goes on by itself when it is opened again, and nobody is mailed twice', async () => {
  const page = await reviewedBatch();
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
  await until('everybody to be mailed', async () =>
    (await space.inbox.mails()).length >= people.length ? true : null,
  );
  const list = await browser.context.newPage();
  await list.goto(browser.extensionPage('console.html'));
  await list.locator('[data-testid=phase][data-phase=done]').waitFor();
  await list.getByRole('link', { name: 'person-0@example.org and 29 others' }).click();
  await list.getByTestId('row').first().waitFor();
  const rows = await readRowsOnce(list, 'all receipts', (read) =>
    read.every(({ state }) => state.startsWith('Invited')),
  );
  expect(rows.map(({ email }) => email).sort()).toEqual([...people].sort());
  const mailed = (await space.inbox.mails()).map(({ to }) => to.join());
  expect(mailed.sort()).toEqual([...people].sort());
});

/** Ends the browser as a power cut does: nothing is saved or said any more. */
async function crash({ context }: Browser): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const closed = new Promise((resolve) => context.once('close', resolve));
  // The command is never answered: who would answer is gone.
  session?.send('Browser.crash').catch(() => undefined);
  await closed;
}
