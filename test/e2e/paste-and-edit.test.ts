import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from '../stage/browser.ts';
import { draftKept } from '../stage/draft-kept.ts';
import { type ExtensionAlone, startExtensionAlone } from '../stage/extension-alone.ts';
import { firstChangeStored } from '../stage/review-list.ts';

let alone: ExtensionAlone;
let browser: Browser;
beforeAll(async () => {
  alone = await startExtensionAlone();
  browser = alone.browser;
});
afterAll(() => alone?.stop());

/** Opens the page with the large paste box, empty. */
async function newBatch(): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(browser.extensionPage('console.html#/new-batch'));
  // What was kept comes back only into a box that nobody touched.
  await page.getByRole('textbox').fill('-');
  await page.getByRole('button', { name: 'Empty the box' }).click();
  return page;
}

/** Pastes both forms of a copied table as its program wrote them; the async clipboard API would rewrite the HTML. */
async function paste(page: Page, html: string, plain: string): Promise<void> {
  await page.getByRole('textbox').evaluate(
    (box, copied) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', copied.html);
      clipboardData.setData('text/plain', copied.plain);
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    { html, plain },
  );
}

/** The texts of a row's fields: last name, first name, e-mail, language. */
async function fields(page: Page, row: number): Promise<string[]> {
  const line = page.getByTestId('row').nth(row);
  await line.waitFor();
  return line.locator('[data-field]').allInnerTexts();
}

describe('a pasted table', () => {
  test('of a spreadsheet is taken as it is seen: line breaks, merged cells, no hidden rows and columns', async () => {
    const page = await newBatch();
    await paste(
      page,
      `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet>
      <style>@page { margin: 1in } td { color: red }</style></head><body><table><!--StartFragment-->
      <col width=87><col width=0 style='display:none'>
      <tr><td>Nom</td><td style='display:none'>Paye</td><td>Pr&eacute;nom</td><td>Courriel</td></tr>
      <tr><td rowspan=2>Martin</td><td style='display:none'>1</td><td>Anne<br>Lise</td><td>anne@school.example.com</td></tr>
      <tr><td style='display:none'>2</td><td>Zo&eacute;&nbsp;</td><td>zoe@school.example.com</td></tr>
      <tr height=0 style='display:none'><td>X</td><td></td><td>Hidden</td><td>hidden@school.example.com</td></tr>
      <!--EndFragment--></table></body></html>`,
      'never read',
    );
    await page.getByText('1 hidden row of the table was left out.').waitFor();
    await page.getByText('1 hidden column of the table was left out.').waitFor();
    await page.getByText(/^2 people/).waitFor();
    expect(await page.getByRole('textbox').inputValue()).toBe(
      'Nom\tPrénom\tCourriel\nMartin\t"Anne\nLise"\tanne@school.example.com\nMartin\tZoé\tzoe@school.example.com',
    );
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByTestId('row').first().waitFor();
    expect(await fields(page, 1)).toEqual(['Martin', 'Zoé', 'zoe@school.example.com', '']);
    await page.close();
  });

  test('with an address outside of it is read as text, so that nobody is lost', async () => {
    const page = await newBatch();
    await page.getByRole('textbox').fill('');
    const html =
      '<p>And boss@school.example.com</p><table><tr><td>Jean</td><td>jean@school.example.com</td></tr></table>';
    await paste(page, html, 'never inserted by a synthetic event');
    // What a browser does after an event that was left to it: the plain text goes into the box.
    expect(await page.getByRole('textbox').inputValue()).toBe('');
    await page.close();
  });
});

describe('the review table', () => {
  test('is edited by the keyboard alone, and what is repaired leaves the doubts', async () => {
    const page = await newBatch();
    await page
      .getByRole('textbox')
      .fill('Jean Dupont <jean@school.example.com>\nZoé <zoe@@school.example.com>\nKarim Benali <karim@nowhere>');
    await page.getByText(/^3 people, 2 to look at/).waitFor();
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByText('To look at (2)').click();
    await page.getByText('has more than one @ sign').waitFor();

    await page.locator('[data-field=email]').first().focus();
    await page.keyboard.press('F2');
    await page.keyboard.press('Escape');
    expect((await fields(page, 0))[2]).toBe('zoe@@school.example.com');

    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('zoe@school.example.com');
    await page.keyboard.press('Enter');
    await page.getByText('To look at (1)').waitFor();
    // The row below has moved up, and the keyboard with it.
    await page.locator('[data-field=email]:focus', { hasText: 'karim@nowhere' }).waitFor();

    await page.keyboard.type('karim@school.example.com');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('Karima');
    await page.keyboard.press('Enter');
    await page.getByText('To look at (0)').waitFor();
    await page.getByText('All (3)').click();
    // The address alone settles the doubts: the name may still be on its way.
    await page.getByTestId('row').nth(2).getByText('Karima', { exact: true }).waitFor();
    expect(await fields(page, 2)).toEqual(['Benali', 'Karima', 'karim@school.example.com', '']);
    await page.close();
  });

  test('keeps a row that is left out, and counts it as not sent', async () => {
    const page = await newBatch();
    await page.getByRole('textbox').fill('jean@school.example.com\nzoe@school.example.com');
    await page.getByRole('button', { name: 'Review' }).click();
    await page.getByRole('checkbox', { name: 'Send row 2' }).click();
    await page.getByText('Not sent (1)').click();
    await page.getByTestId('row').filter({ hasText: 'zoe@school.example.com' }).getByText('Left out').waitFor();
    await firstChangeStored(page);
    await page.reload();
    await page.getByText('Not sent (1)').waitFor();
    await page.close();
  });
});

describe('the popup', () => {
  test('keeps what was typed when it closes, and forgets it once it is a batch', async () => {
    const popup = await browser.context.newPage();
    await popup.goto(browser.extensionPage('popup.html'));
    const start = Date.now();
    await popup.getByRole('textbox').fill('jean@school.example.com');
    await popup.getByTestId('counts').getByText('1 person').waitFor();
    await draftKept(popup, 'popup', start);
    await popup.reload();
    await popup.getByTestId('counts').getByText('1 person').waitFor();
    expect(await popup.getByRole('textbox').inputValue()).toBe('jean@school.example.com');
    // Who types at once needs no click, loses no letter, and is not interrupted by what was kept.
    await popup.addInitScript(() => {
      new MutationObserver((_, changes) => {
        const box = document.querySelector('textarea');
        if (!box) return;
        changes.disconnect();
        box.value = 'Anne ';
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }).observe(document, { subtree: true, childList: true });
    });
    await popup.reload();
    await popup.locator('textarea:focus').waitFor();
    await popup.keyboard.type('Roux-Lacordaire <anne.roux-lacordaire@school.example.com>');
    await popup.getByTestId('counts').getByText('1 person').waitFor();
    expect(await popup.getByRole('textbox').inputValue()).toBe(
      'Anne Roux-Lacordaire <anne.roux-lacordaire@school.example.com>',
    );
    const [console] = await Promise.all([
      browser.context.waitForEvent('page'),
      popup.getByRole('button', { name: 'Review' }).click(),
    ]);
    await console.getByTestId('row').waitFor();
    await console.goto(browser.extensionPage('popup.html'));
    await console.getByText('Recent batches').waitFor();
    expect(await console.getByRole('textbox').inputValue()).toBe('');
  });
});

test('what is pasted while a long table is looked into comes behind it', async () => {
  const page = await newBatch();
  await page.getByRole('textbox').evaluate((box) => {
    const rows = Array.from(
      { length: 2000 },
      (_, at) => `<tr><td>D ${at}</td><td>d.${at}@school.example.com</td></tr>`,
    );
    const last = 'Last\tlast@school.example.com';
    for (const [kind, copied] of Object.entries({
      'text/html': `<table>${rows.join('')}</table>`,
      'text/plain': last,
    })) {
      const clipboardData = new DataTransfer();
      clipboardData.setData(kind, copied);
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }
  });
  await page.getByText(/^2,001 people/).waitFor();
  expect(await page.getByRole('textbox').inputValue()).toMatch(/^D 0\t/);
  await page.getByRole('button', { name: 'Empty the box' }).click();
  await page.close();
});

test('a table that takes long to be looked into says so, and can be stopped; what was typed before stays', async () => {
  const page = await newBatch();
  const box = page.getByRole('textbox');
  await box.fill('ada@school.example.com');
  await page.getByText(/^1 person/).waitFor();
  // As a slow machine does.
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 20 });
  await box.evaluate((target) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      'text/html',
      `<table>${'<tr><td>Bea</td><td>bea@school.example.com</td></tr>'.repeat(100_000)}</table>`,
    );
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.getByText('Looking into what you pasted…').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Looking into what you pasted…').waitFor({ state: 'hidden' });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  expect(await box.inputValue()).toBe('ada@school.example.com');
  await page.getByRole('button', { name: 'Empty the box' }).click();
  await page.close();
});

// The last one: its draft stays behind.
test('two long lists that are pasted in one breath are both read in full', async () => {
  const page = await newBatch();
  await page.getByRole('textbox').evaluate((box) => {
    for (const list of ['ada', 'bea']) {
      const addresses = Array.from({ length: 400 }, (_, at) => `${list}.${at}@school.example.com`);
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', addresses.join('\n'));
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }
  });
  await page.getByText(/^800 people/).waitFor();
  await page.close();
});
