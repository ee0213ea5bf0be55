import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalSpace, startLocalSpace } from '../../worker/local/local-space.ts';
import { type Browser, launchBrowser } from '../stage/browser.ts';
import { buildExtension, buildFolder } from '../stage/extension-build.ts';
import { findOrInstallChromium } from '../stage/find-chromium.ts';
import { fromPasteToAccepted } from '../stage/journey.ts';
import { ownerOf } from '../stage/owner.ts';
import { temporaryFolder } from '../stage/temporary-folder.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let program: string;
let space: LocalSpace;
let browser: Browser;

beforeAll(async () => {
  folder = await temporaryFolder();
  program = await findOrInstallChromium(console.log);
  space = await startLocalSpace({ stateFolder: folder.path, ports: null, cronSeconds: 1 });
  expect(await buildExtension('chrome')).toEqual({ ok: true, output: expect.any(String) });
  const profile = join(folder.path, 'browser');
  browser = await launchBrowser({ program, profile, extension: buildFolder('chrome'), headless: true });
});

afterAll(async () => {
  await browser?.close();
  await space?.stop();
  await folder.remove();
});

test('a pasted list becomes invitations, and an invited person becomes a member that the extension shows', async () => {
  const owner = await ownerOf(space, folder.path);
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
