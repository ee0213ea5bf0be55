import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { connectAtOnce } from '../stage/connect-extension.ts';
import { signedIn } from '../stage/connected-device.ts';
import { pasteInto } from '../stage/paste.ts';
import { listStored } from '../stage/review-list.ts';
import { startWholeStage, type WholeStage } from '../stage/whole-stage.ts';

let stage: WholeStage;
beforeAll(async () => {
  stage = await startWholeStage({ cronSeconds: 3 });
  await (await connectAtOnce(stage.extension.browser, stage.space.origin, stage.owner)).close();
});
afterAll(() => stage?.end());

const passphrase = 'a long walk by the sea';

async function open(path: string): Promise<Page> {
  const page = await stage.extension.browser.context.newPage();
  onTestFinished(() => page.close());
  await page.goto(stage.extension.browser.extensionPage(path));
  return page;
}

/** Files of the browser's profile that hold a text, as UTF-8 or as UTF-16. */
function filesWith(text: string): string[] {
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le')];
  const profile = join(stage.extension.folder, 'browser');
  const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => {
      const content = contentOf(path);
      return forms.some((form) => content.includes(form));
    });
}

function contentOf(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    // The browser tidies its profile while we look.
    return Buffer.alloc(0);
  }
}

/** The keys of passwords that the browser's memory holds. */
function keysInMemory(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // The page is an extension's; Playwright's types do not know.
    const { chrome } = globalThis as unknown as { chrome: { storage: { session: { get(): Promise<object> } } } };
    return Object.keys(await chrome.storage.session.get()).length;
  });
}

test('initial passwords can be read in no file of the browser, and end with it', async () => {
  const password = 'horse-of-ada-lovelace';
  const list = `e-mail,password\nada@school.example.com,${password}\nbea@school.example.com,horse-of-bea-brown`;
  const page = await open('console.html#/new-batch/accounts');
  await page.getByRole('textbox').first().fill(list);
  await page.getByRole('button', { name: 'Review' }).click();
  await listStored(page);
  expect(await keysInMemory(page)).toBe(1);
  // Another page of the same browser has them too, one after a restart does not.
  await page.reload();
  await page.getByTestId('row').first().waitFor();
  expect(filesWith('school.example.com')).not.toEqual([]);
  expect(filesWith(password)).toEqual([]);

  await stage.extension.restart();
  expect(filesWith(password)).toEqual([]);
  const next = await open('console.html');
  expect(await keysInMemory(next)).toBe(0);
});

/** Lets the extension rest until a moment (0: no more), as after a space that asked for time. */
async function restUntil(page: Page, until: number): Promise<void> {
  await page.evaluate(
    (moment) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('rollcall');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const writing = database.transaction('spaces', 'readwrite');
          const spaces = writing.objectStore('spaces');
          const reading = spaces.getAll();
          reading.onsuccess = () => {
            for (const space of reading.result) {
              spaces.put({ ...space, rest: moment === 0 ? null : { until: moment, failures: 1, asked: true } });
            }
          };
          writing.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    until,
  );
}

/**
 * Accounts of a list are approved while their space rests; `before` is done in review. Answers its page after the
 * restart.
 */
async function approveAndRestart(list: string, before: (page: Page) => Promise<void>): Promise<Page> {
  const page = await open('console.html#/new-batch/accounts');
  await page.getByRole('textbox').first().waitFor();
  await pasteInto(page, list);
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByTestId('row').first().waitFor();
  await before(page);
  await page.getByRole('button', { name: 'See what will happen' }).click();
  const send = page.getByRole('button', { name: /^Create \d+ account/ });
  await send.waitFor();
  await restUntil(page, Date.now() + 600_000);
  await send.click();
  await page.locator('[data-testid=phase][data-phase=waiting]').first().waitFor();
  const address = new URL(page.url()).hash;
  await stage.extension.restart();
  const next = await open(`console.html${address}`);
  await restUntil(next, 0);
  return next;
}

async function keepUnderPassphrase(review: Page): Promise<void> {
  await review.getByRole('button', { name: 'Keep them under a passphrase' }).click();
  await review.getByLabel('New passphrase').fill(passphrase);
  await review.getByRole('button', { name: 'Keep them', exact: true }).click();
  await review.getByText('They are kept on this computer under your passphrase').waitFor();
}

const done = '[data-testid=phase][data-phase=done]';

test('a passphrase brings the passwords back after the browser was closed, and the batch goes on', async () => {
  const list = 'e-mail,password\nada@school.example.com,horse-of-ada\nbea@school.example.com,horse-of-bea';
  const page = await approveAndRestart(list, keepUnderPassphrase);
  await page.locator('[data-testid=phase][data-phase=needs-passwords]').first().waitFor({ timeout: 90_000 });
  await page.getByLabel('Passphrase').fill(`${passphrase}!`);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByText('That is not the passphrase.').waitFor();
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.locator(done).first().waitFor();
  const ada = await signedIn(stage.space.origin, { email: 'ada@school.example.com', password: 'horse-of-ada' });
  expect(await ada.read('/profile')).toContain('ada@school.example.com');
});

test('a passphrase opens the passwords of a list that is still in review after a restart', async () => {
  const review = await open('console.html#/new-batch/accounts');
  await review.getByRole('textbox').first().waitFor();
  await pasteInto(review, 'e-mail,password\neve@school.example.com,horse-of-eve\nfay@school.example.com,horse-of-fay');
  await review.getByRole('button', { name: 'Review' }).click();
  await keepUnderPassphrase(review);
  const address = new URL(review.url()).hash;
  await stage.extension.restart();
  const page = await open(`console.html${address}`);
  await page.getByText('2 passwords are locked away').waitFor();
  await page.getByLabel('Passphrase').fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByText('Everybody has a password.').waitFor();
  await page.getByRole('button', { name: 'See what will happen' }).click();
  await page.getByRole('button', { name: /^Create 2 accounts/ }).waitFor();
});

test('without a passphrase the passwords are gone with the browser, and people are let to choose their own', async () => {
  const list = 'e-mail,password\ncid@school.example.com,horse-of-cid\ndan@school.example.com,horse-of-dan';
  const page = await approveAndRestart(list, async () => {});
  await page.locator('[data-testid=phase][data-phase=needs-passwords]').first().waitFor({ timeout: 90_000 });
  await page.getByRole('button', { name: 'Let people choose their own' }).click();
  await page.getByRole('button', { name: 'See what will happen' }).click();
  await page.getByText('2 people will be invited.').waitFor();
  await page.getByRole('button', { name: /^Send/ }).click();
  await page.locator(done).first().waitFor();
});
