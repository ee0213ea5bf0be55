import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseMessagesText } from '@wxt-dev/i18n/build';
import type { Page } from 'playwright-core';
import { type Browser, launchBrowser } from './browser.ts';
import { captionedPicture } from './captioned-picture.ts';
import { connectExtension } from './connect-extension.ts';
import { buildFolder } from './extension-build.ts';
import { messyList } from './messy-list.ts';
import { pasteInto } from './paste.ts';
import { project } from './project.ts';
import { until } from './until.ts';
import { startWholeStage } from './whole-stage.ts';

// `npm run pictures:store`: the pictures of the stores' pages, 1280 x 800, in English and French, from the real thing.

const folder = join(project, 'extension/store/pictures');
const size = { width: 1280, height: 800 };
/** Of the popup, as large as a picture has room for below its caption. */
const narrow = { width: 400, height: 560 };

const captions = {
  en: [
    'Paste any list: a mail’s recipients, a table, a page',
    'Every doubt is shown with its place, nothing is dropped',
    'See what will happen to each person, before it happens',
    'Each row ends in one state that you can see',
    'Follow up: who accepted, whose mail failed, who waits',
  ],
  fr: [
    'Collez n’importe quelle liste : destinataires, tableau, page',
    'Chaque doute est montré à sa place, rien n’est perdu',
    'Voyez ce qui va se passer pour chaque personne, avant',
    'Chaque ligne aboutit à un seul état, que vous voyez',
    'Suivez : qui a accepté, quel mail a échoué, qui attend',
  ],
};
type Language = keyof typeof captions;

for (const language of ['en', 'fr'] as const) {
  const stage = await startWholeStage({ cronSeconds: 1 });
  const { program, folder: profiles } = stage.extension;
  const profile = join(profiles, language);
  const browser = await launchBrowser({ program, profile, extension: buildFolder('chrome'), headless: true, language });
  try {
    await mkdir(folder, { recursive: true });
    await (await connectExtension(browser, stage.space.origin, stage.owner)).close();
    let number = 0;
    for await (const png of tour(browser, language, async () => (await stage.space.inbox.mails()).length)) {
      const caption = captions[language][number] ?? '';
      number += 1;
      const picture = await captionedPicture(browser.context, { png, caption, ...size });
      await writeFile(join(folder, `${language}-${number}.png`), picture);
    }
  } finally {
    await browser.close();
    await stage.end();
  }
}

/** The main job in a language, with a picture at each place that a caption speaks of. */
async function* tour(browser: Browser, language: Language, mails: () => Promise<number>): AsyncGenerator<Buffer> {
  const words = await wordsOf(language);
  const popup = await browser.context.newPage();
  await popup.goto(browser.extensionPage('popup.html'));
  await popup.setViewportSize(narrow);
  await pasteInto(popup, messyList.text);
  await popup.getByTestId('counts').waitFor();
  yield await popup.screenshot();

  const [console] = await Promise.all([
    browser.context.waitForEvent('page'),
    popup.getByRole('button', { name: words('paste.review') }).click(),
  ]);
  await console.getByTestId('row').first().waitFor();
  const doubts = messyList.typingMistakes.length + messyList.unusable;
  await console.getByText(words('filter.look').replace('$1', String(doubts))).click();
  yield await still(console);

  await console.getByText(words('filter.all').replace('$1', String(messyList.people))).click();
  await console.getByRole('button', { name: words('plan.action') }).click();
  const send = console.getByTestId('plan').locator('.button-main');
  await send.waitFor();
  yield await still(console);

  await send.click();
  await console.locator('[data-testid=phase][data-phase=done]').waitFor();
  const invited = messyList.people - messyList.unusable;
  const state = console.getByTestId('state').first();
  const before = await state.innerText();
  await until('every mail', async () => (await mails()) >= invited || null);
  await until('news of the mails', async () => (await state.innerText()) !== before || null);
  yield await still(console);

  await console.goto(browser.extensionPage('console.html#/invitations'));
  await console.getByTestId('paged-row').first().waitFor();
  yield await still(console);
}

async function still(page: Page): Promise<Buffer> {
  await page.setViewportSize(size);
  return page.screenshot();
}

/** The extension's own words in a language, by their keys. */
async function wordsOf(language: Language): Promise<(key: string) => string> {
  const text = await readFile(join(project, 'extension/locales', `${language}.yml`), 'utf8');
  const all = new Map(parseMessagesText(text, 'YAML').map((message) => [message.key.join('.'), message]));
  return (key) => {
    const message = all.get(key);
    if (message?.type !== 'simple') throw new Error(`There is no sentence ${key}.`);
    return message.message;
  };
}
