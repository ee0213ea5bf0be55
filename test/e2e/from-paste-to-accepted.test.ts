import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromPasteToAccepted } from '../stage/journey.ts';
import { startWholeStage, type WholeStage } from '../stage/whole-stage.ts';

let stage: WholeStage;
beforeAll(async () => {
  stage = await startWholeStage({ cronSeconds: 1 });
});
afterAll(() => stage?.end());

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
