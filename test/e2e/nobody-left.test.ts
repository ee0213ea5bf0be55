import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { LocalSpace } from '../../worker/local/local-space.ts';
import { connectAtOnce } from '../stage/connect-extension.ts';
import { type ExtensionAlone, startExtensionAlone } from '../stage/extension-alone.ts';
import { ownerOf } from '../stage/owner.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';
import { startTestSpace } from '../stage/test-space.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let space: LocalSpace;
let alone: ExtensionAlone;

beforeAll(async () => {
  folder = await temporaryFolder();
  space = await startTestSpace({ stateFolder: folder.path, cronSeconds: 1 });
  alone = await startExtensionAlone();
  await connectAtOnce(alone.browser, space.origin, await ownerOf(space, folder.path));
});

afterAll(async () => {
  await alone?.stop();
  await space?.stop();
  await folder.remove();
});

/** Pastes a list and answers what the space says would happen. */
async function planOf(text: string): Promise<Locator> {
  const page = await alone.browser.context.newPage();
  onTestFinished(() => page.close());
  await page.goto(alone.browser.extensionPage('console.html#/new-batch'));
  await page.getByRole('textbox').fill(text);
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'See what will happen' }).click();
  const plan = page.getByTestId('plan');
  await plan.waitFor();
  return plan;
}

test('a list of people who are all invited says that nobody is left, and sends only what completes somebody', async () => {
  const first = await planOf('ada@example.org\nbea@example.org');
  await first.getByRole('button', { name: 'Send 2 invitations' }).click();
  await first.page().locator('[data-testid=phase][data-phase=done]').waitFor();

  const again = await planOf('ada@example.org\nbea@example.org');
  await again.getByText('Sending this list would change nothing').waitFor();
  expect(await again.getByRole('button').allInnerTexts()).toEqual(['Show', 'Back to the rows']);

  const named = await planOf('Ada Byron <ada@example.org>\nbea@example.org');
  await named.getByText('Sending only completes 1 person').waitFor();
  await named.getByRole('button', { name: 'Complete 1 person' }).click();
  await named.page().locator('[data-testid=phase][data-phase=done]').waitFor();
});
