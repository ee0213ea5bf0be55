import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExtensionAlone, startExtensionAlone } from '../stage/extension-alone.ts';
import { listStored } from '../stage/review-list.ts';

let alone: ExtensionAlone;
beforeAll(async () => {
  alone = await startExtensionAlone();
});
afterAll(() => alone?.stop());

const password = 'horse-of-ada-lovelace';
const list = `e-mail,password\nada@school.example.com,${password}\nbea@school.example.com,horse-of-bea-brown`;

/** Files of the browser's profile that hold a text, as UTF-8 or as UTF-16. */
function filesWith(text: string): string[] {
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le')];
  const profile = join(alone.folder, 'browser');
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
  const page = await alone.browser.context.newPage();
  await page.goto(alone.browser.extensionPage('console.html#/new-batch/accounts'));
  await page.getByRole('textbox').first().fill(list);
  await page.getByRole('button', { name: 'Review' }).click();
  await listStored(page);
  expect(await keysInMemory(page)).toBe(1);
  // Another page of the same browser has them too, one after a restart does not.
  await page.reload();
  await page.getByTestId('row').first().waitFor();
  expect(filesWith('school.example.com')).not.toEqual([]);
  expect(filesWith(password)).toEqual([]);

  await alone.restart();
  expect(filesWith(password)).toEqual([]);
  const next = await alone.browser.context.newPage();
  await next.goto(alone.browser.extensionPage('console.html'));
  expect(await keysInMemory(next)).toBe(0);
});
