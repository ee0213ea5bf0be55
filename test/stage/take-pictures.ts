import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { fromPasteToAccepted } from './journey.ts';
import { project } from './project.ts';
import { startWholeStage } from './whole-stage.ts';

// `npm run pictures`: the README's pictures, taken from the real thing during the main job, so that they are never out
// of date. An argument names another folder for them, `--dark` takes the dark look.

const [folder = join(project, '.github/pictures')] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const colourScheme = process.argv.includes('--dark') ? 'dark' : 'light';

/** What is worth a picture: the step after which it is taken, of which page, and its width. */
const pictures = [
  { after: 'Paste a messy list into the popup', of: 'popup.html', name: 'popup', width: 400, height: 560 },
  { after: 'See what will happen', of: 'console.html', name: 'plan', width: 1280, height: 800 },
  { after: 'See it in the extension', of: 'console.html', name: 'receipts', width: 1280, height: 800 },
];

const { space, owner, extension, end } = await startWholeStage({ cronSeconds: 5, colourScheme });
const { browser, program } = extension;
try {
  await mkdir(folder, { recursive: true });
  for await (const { step } of fromPasteToAccepted({ space, owner, browser, program })) {
    for (const picture of pictures.filter(({ after }) => after === step)) {
      const page = browser.context.pages().findLast((each) => each.url().includes(picture.of));
      if (page) await take(page, picture);
    }
  }
} finally {
  await end();
}

async function take(page: Page, { name, width, height }: (typeof pictures)[number]): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height });
  // Reading the rows has scrolled the table to its end; a picture begins at the top.
  await page.evaluate(() => document.querySelector('[role=grid]')?.scrollTo(0, 0));
  await page.screenshot({ path: join(folder, `${name}.png`) });
  if (before) await page.setViewportSize(before);
}
