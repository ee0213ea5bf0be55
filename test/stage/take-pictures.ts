import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type AnimationFrame, animatedPng } from './animated-png.ts';
import { captionedPicture } from './captioned-picture.ts';
import { fromPasteToAccepted } from './journey.ts';
import { messyList } from './messy-list.ts';
import { project } from './project.ts';
import { startWholeStage } from './whole-stage.ts';

// `npm run pictures`: the README's pictures, taken from the real thing during the main job, so that they are never out
// of date. An argument names another folder for them, `--dark` takes the dark look.

const [folder = join(project, '.github/pictures')] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const colourScheme = process.argv.includes('--dark') ? 'dark' : 'light';

const narrow = { width: 400, height: 560 };
const wide = { width: 1280, height: 800 };

/** What is worth a picture. */
interface Picture {
  /** The step of the main job after which it is taken. */
  after: string;
  /** The page of the extension, or the invitee's mail or the page that its link opens. */
  of: 'popup.html' | 'console.html' | 'mail' | 'link';
  width: number;
  height: number;
  /** What the moving picture says above it. */
  caption: string;
  /** Its file, if it has one besides. */
  name?: string;
  /** Shows what the picture is about. */
  show?(page: Page): Promise<void>;
}

const pictures: readonly Picture[] = [
  {
    after: 'Paste a messy list into the popup',
    of: 'popup.html',
    ...narrow,
    caption: '1  Paste any list',
  },
  {
    after: 'Review it in the console',
    of: 'console.html',
    ...wide,
    caption: '2  Every doubt is shown, nothing is dropped',
    show: (page) => page.getByText(/^To look at \(/).click(),
  },
  {
    after: 'See what will happen',
    of: 'console.html',
    ...wide,
    name: 'plan',
    caption: '3  See what will happen first',
  },
  { after: 'Send', of: 'console.html', ...wide, caption: '4  Send: once, whatever breaks on the way' },
  { after: 'Read the inbox', of: 'mail', ...narrow, caption: '5  Each person gets a mail in their language' },
  { after: 'Read the inbox', of: 'link', ...narrow, caption: '6  … and chooses a name and a password' },
  {
    after: 'See it in the extension',
    of: 'console.html',
    ...wide,
    name: 'receipts',
    caption: '7  Follow everybody, up to “accepted”',
    show: scrollToAccepted,
  },
];

/** How long each part of the moving picture stays, in milliseconds, and its size in pixels. */
const stays = 2400;
const moving = { width: 900, height: 600 };

const { space, owner, extension, end } = await startWholeStage({ cronSeconds: 5, colourScheme });
const { browser, program } = extension;
const frames: AnimationFrame[] = [];
try {
  await mkdir(folder, { recursive: true });
  for await (const { step } of fromPasteToAccepted({ space, owner, browser, program })) {
    for (const picture of pictures.filter(({ after }) => after === step)) {
      const png = await take(await pageOf(picture.of), picture);
      if (picture.name) await writeFile(join(folder, `${picture.name}.png`), png);
      const framed = await captionedPicture(browser.context, { png, caption: picture.caption, ...moving });
      frames.push({ png: framed, milliseconds: stays });
    }
  }
  if (frames.length !== pictures.length) throw new Error('A step that is worth a picture has another name now.');
  await writeFile(join(folder, 'main-job.png'), animatedPng(frames));
} finally {
  await end();
}

/** The page of a picture, open already or opened now. */
async function pageOf(what: Picture['of']): Promise<Page> {
  if (what !== 'mail' && what !== 'link') {
    const open = browser.context.pages().findLast((each) => each.url().includes(what));
    if (!open) throw new Error(`There is no page ${what}.`);
    return open;
  }
  const mail = (await space.inbox.mails()).find(({ to }) => to.includes(messyList.invitee));
  const page = await browser.context.newPage();
  if (what === 'mail') {
    await page.setContent(mail?.html ?? '');
    return page;
  }
  // The invitee is not signed in; the extension needs no cookie.
  await browser.context.clearCookies();
  await page.goto(/http\S+\/accept\/\S+/.exec(mail?.text ?? '')?.[0] ?? '');
  return page;
}

async function take(page: Page, { of, width, height, show }: Picture): Promise<Buffer> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height });
  // Reading the rows has scrolled the table to its end; a picture begins at the top.
  await page.evaluate(() => document.querySelector('[role=grid]')?.scrollTo(0, 0));
  await show?.(page);
  const png = await page.screenshot();
  if (of === 'mail' || of === 'link') await page.close();
  else if (before) await page.setViewportSize(before);
  return png;
}

/** Only the rows that are seen are in the page. */
async function scrollToAccepted(page: Page): Promise<void> {
  const accepted = page.getByTestId('state').filter({ hasText: 'Accepted' });
  for (let top = 0; top < 10_000 && (await accepted.count()) === 0; top += 200) {
    await page.getByRole('grid').evaluate((grid, to) => grid.scrollTo(0, to), top);
  }
  await accepted.first().scrollIntoViewIfNeeded();
}
