import type { Page } from 'playwright-core';

/** Pastes into the page's box by the clipboard and the keyboard, as a person does. */
export async function pasteInto(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.getByRole('textbox').first().focus();
  await page.keyboard.press('ControlOrMeta+V');
}
