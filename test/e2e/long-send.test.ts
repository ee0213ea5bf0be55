import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from '../stage/axe-violations.ts';
import { connectAtOnce } from '../stage/connect-extension.ts';
import { reviewList } from '../stage/review-list.ts';
import { until } from '../stage/until.ts';
import { startWholeStage, type WholeStage } from '../stage/whole-stage.ts';

let stage: WholeStage;
beforeAll(async () => {
  stage = await startWholeStage({ cronSeconds: 1 });
  await connectAtOnce(stage.extension.browser, stage.space.origin, stage.owner);
});
afterAll(() => stage?.end());

const people = Array.from({ length: 1100 }, (_, index) => `person-${index}@example.org`);

test('a list of more than a thousand goes out as one import that can be paused, closed and resumed', async () => {
  const { space } = stage;
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
  await again.getByTestId('batch').getByRole('link').first().click();
  await again.getByText('Paused: 1,000 of 1,100 people were handled.').waitFor();
  expect(await invitedPeople()).toBe(1000);

  await again.getByRole('button', { name: 'Go on' }).press('Enter');
  await again.locator('[data-testid=phase][data-phase=done]').waitFor();
  // The button that had the focus is gone; what was said in its place has it now.
  await again.locator(':focus').getByText('people of this batch were handled').waitFor();
  expect(await invitedPeople()).toBe(people.length);
  const mailed = await until('a mail for everybody', async () => {
    const mails = await space.inbox.mails();
    return mails.length >= people.length ? mails.map(({ to }) => to.join()) : null;
  });
  expect(mailed.sort()).toEqual([...people].sort());

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

async function invitedPeople(): Promise<unknown> {
  const database = await stage.space.database();
  return database.prepare(`SELECT count(*) AS invited FROM members WHERE state = 'invited'`).first('invited');
}
