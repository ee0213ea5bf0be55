import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from '../stage/browser.ts';
import { type ExtensionAlone, startExtensionAlone } from '../stage/extension-alone.ts';
import { heldRows } from '../stage/held-rows.ts';
import { columnReads, firstChangeStored, goToCell, reviewList } from '../stage/review-list.ts';

let alone: ExtensionAlone;
let browser: Browser;
beforeAll(async () => {
  alone = await startExtensionAlone();
  browser = alone.browser;
});
afterAll(() => alone?.stop());

const header = 'Nom\tPrénom\tE-mail\tLangue\n';
const people = `${header}Dupont\tJean\tjean@school.example.com\tfr
Benali\tKarim\tkarim@school.example.com\t
Le Gall\tZoé\tzoe@school.example.com\tfr
Martin\tAnne\tanne@school.example.com\t\n`;

/** What the grid said last. */
function said(page: Page, words: string | RegExp): Promise<void> {
  return page.getByTestId('said').getByText(words).waitFor();
}

/** Pastes into the grid what another program has put on the clipboard. */
async function pasteForeign(page: Page, plain: string, html = ''): Promise<void> {
  await page.evaluate(
    (copied) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', copied.plain);
      if (copied.html !== '') clipboardData.setData('text/html', copied.html);
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    { plain, html },
  );
}

describe('blocks of cells', () => {
  test('are copied by the keyboard and pasted over others, and undone, also after a reload', async () => {
    const page = await reviewList(browser, people);
    await goToCell(page, 0, 'lastName');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await page.locator('[role=gridcell][aria-selected=true]').count()).toBe(4);
    await page.keyboard.press('ControlOrMeta+C');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Dupont\tJean\nBenali\tKarim');

    await goToCell(page, 2, 'lastName');
    await page.keyboard.press('ControlOrMeta+V');
    await columnReads(page, 'lastName', ['Dupont', 'Benali', 'Dupont', 'Benali']);
    await columnReads(page, 'firstName', ['Jean', 'Karim', 'Jean', 'Karim']);
    await page.keyboard.press('Escape');
    await said(page, '2 rows changed by the paste.');
    await page.keyboard.press('ControlOrMeta+Z');
    await columnReads(page, 'lastName', ['Dupont', 'Benali', 'Le Gall', 'Martin']);
    await said(page, 'Undone: cells pasted (2 rows).');
    await page.keyboard.press('ControlOrMeta+Y');
    await columnReads(page, 'firstName', ['Jean', 'Karim', 'Jean', 'Karim']);
    await page.reload();
    await page.getByRole('button', { name: 'Undo' }).click();
    await columnReads(page, 'lastName', ['Dupont', 'Benali', 'Le Gall', 'Martin']);
    await page.close();
  });

  test('never bring a formula to a spreadsheet, and come back as they were', async () => {
    const page = await reviewList(browser, people);
    await goToCell(page, 0, 'lastName');
    await page.keyboard.type('=SUM(A1)');
    await page.keyboard.press('Enter');
    await columnReads(page, 'lastName', ['=SUM(A1)', 'Benali', 'Le Gall', 'Martin']);
    await goToCell(page, 0, 'lastName');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ControlOrMeta+C');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("'=SUM(A1)\tJean");
    await goToCell(page, 1, 'lastName');
    await page.keyboard.press('ControlOrMeta+V');
    await columnReads(page, 'lastName', ['=SUM(A1)', '=SUM(A1)', 'Le Gall', 'Martin']);
    await page.close();
  });

  test('of a spreadsheet that reach beyond the last row add rows', async () => {
    const page = await reviewList(browser, people);
    await goToCell(page, 3, 'lastName');
    await pasteForeign(
      page,
      'never read',
      '<table><tr><td>Nguyen<td>Max<td>max@school.example.com<tr><td>Weber<td>Lea<td>lea@school.example.com<td>de<td>too far</table>',
    );
    await columnReads(page, 'lastName', ['Dupont', 'Benali', 'Le Gall', 'Nguyen', 'Weber']);
    await columnReads(page, 'language', ['fr', '', 'fr', '', 'de']);
    await page.keyboard.press('Escape');
    await said(page, '1 row added at the end.');
    await said(page, '1 column had no place to the right and was left out.');
    await page.keyboard.press('ControlOrMeta+Z');
    await columnReads(page, 'lastName', ['Dupont', 'Benali', 'Le Gall', 'Martin']);
    await page.close();
  });

  test('are filled with one value, filled down, emptied and cut', async () => {
    const page = await reviewList(browser, people);
    await goToCell(page, 0, 'language');
    await page.keyboard.press('Control+Space');
    await pasteForeign(page, 'English');
    await columnReads(page, 'language', ['en', 'en', 'en', 'en']);

    await goToCell(page, 1, 'firstName');
    await page.keyboard.press('ControlOrMeta+D');
    await columnReads(page, 'firstName', ['Jean', 'Jean', 'Zoé', 'Anne']);
    await page.locator('[data-index="3"] [data-field=firstName]').click({ modifiers: ['Shift'] });
    await page.keyboard.press('ControlOrMeta+D');
    await columnReads(page, 'firstName', ['Jean', 'Jean', 'Jean', 'Jean']);
    await page.keyboard.press('Delete');
    await columnReads(page, 'firstName', ['Jean', '', '', '']);

    await goToCell(page, 0, 'lastName');
    await page.keyboard.press('ControlOrMeta+X');
    await columnReads(page, 'lastName', ['', 'Benali', 'Le Gall', 'Martin']);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Dupont');
    for (let turn = 0; turn < 5; turn++) await page.getByRole('button', { name: 'Undo' }).click();
    await columnReads(page, 'lastName', ['Dupont', 'Benali', 'Le Gall', 'Martin']);
    await columnReads(page, 'firstName', ['Jean', 'Karim', 'Zoé', 'Anne']);
    await page.close();
  });

  test('give a label to everybody of a list that had none', async () => {
    const page = await reviewList(browser, people);
    await page.getByRole('combobox', { name: 'Show column…' }).selectOption({ label: 'Labels' });
    await page.locator('[data-index="0"] [data-field=labels]:focus').waitFor();
    await page.keyboard.type('Nord | 2026');
    await page.keyboard.press('Control+Enter');
    await columnReads(page, 'labels', ['Nord | 2026', 'Nord | 2026', 'Nord | 2026', 'Nord | 2026']);
    await said(page, '4 rows changed.');
    await page.keyboard.press('ControlOrMeta+Z');
    await columnReads(page, 'labels', ['', '', '', '']);
    await page.close();
  });

  test('that empty a whole column leave the keyboard in the grid, where the change is undone', async () => {
    const page = await reviewList(
      browser,
      `Nom\tPrénom\tE-mail\tLibellés\nDupont\tJean\tjean@school.example.com\tNord\nBenali\tKarim\tkarim@school.example.com\tSud\n`,
    );
    await goToCell(page, 0, 'labels');
    await page.keyboard.press('Control+Space');
    await page.keyboard.press('Delete');
    await page.locator('[data-field=labels]').first().waitFor({ state: 'detached' });
    await page.locator('[role=gridcell][data-column]:focus').waitFor();
    await page.keyboard.press('ControlOrMeta+Z');
    await columnReads(page, 'labels', ['Nord', 'Sud']);
    await page.close();
  });

  test('are selected by dragging, as rows, as columns, and all at once', async () => {
    const page = await reviewList(browser, people);
    const selected = () => page.locator('[role=gridcell][aria-selected=true]').count();
    await page.locator('[data-index="0"] [data-field=firstName]').hover();
    await page.mouse.down();
    await page.locator('[data-index="2"] [data-field=email]').hover();
    await page.mouse.up();
    expect(await selected()).toBe(6);
    await said(page, '3 rows, columns selected: 2');
    await page.locator('[data-index="1"] .row-place').click();
    expect(await selected()).toBe(5);
    await page.keyboard.press('ControlOrMeta+A');
    expect(await selected()).toBe(20);
    await page.keyboard.press('Escape');
    expect(await selected()).toBe(1);
    await page.keyboard.press('Shift+Space');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await selected()).toBe(10);
    await page.close();
  });
});

describe('a change of thousands of rows', () => {
  test('says how far it is', async () => {
    const list = Array.from({ length: 6000 }, (_, index) => `person${index}@school.example.com`).join('\n');
    const page = await reviewList(browser, list);
    await page.getByText('All (6,000)').waitFor();
    await goToCell(page, 0, 'language');
    await page.keyboard.press('Control+Space');
    await page.keyboard.type('fr');
    // What is quick is not worth a word, and each word of what is slow may stand for a moment only.
    await page.evaluate(() => {
      new MutationObserver(() => {
        const words = document.querySelector('[data-testid=said]')?.textContent ?? '';
        document.body.dataset.heard = `${document.body.dataset.heard ?? ''}\n${words}`;
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    const release = await heldRows(browser);
    await page.keyboard.press('Control+Enter');
    await said(page, /^Storing the change…/);
    await release();
    await said(page, '6,000 rows changed.');
    expect(await page.evaluate(() => document.body.dataset.heard)).toMatch(/Storing the change… [1-6],000 rows so far/);
    await page.close();
  });
});

test.each([
  { key: 'Enter', next: 1 },
  { key: 'Control+Enter', next: 0 },
])(
  'a cell that is opened again before what was typed in it is stored, and left untouched by $key, keeps what was typed',
  async ({ key, next }) => {
    const page = await reviewList(browser, people);
    const release = await heldRows(browser);
    await goToCell(page, 0, 'firstName');
    await page.keyboard.type('Jeanne');
    await page.keyboard.press('Enter');
    await page.locator('[data-index="0"] [data-field=firstName]').dblclick();
    await page.getByRole('textbox').and(page.locator(':focus')).waitFor();
    await release();
    await firstChangeStored(page);
    await page.keyboard.press(key);
    await page.locator(`[data-index="${next}"] [data-field=firstName]:focus`).waitFor();
    await goToCell(page, 1, 'firstName');
    // What is typed after it is stored after it.
    await page.keyboard.type('Kim');
    await page.keyboard.press('Enter');
    await columnReads(page, 'firstName', ['Jeanne', 'Kim', 'Zoé', 'Anne']);
    await page.close();
  },
);

describe('rows', () => {
  test('are left out, taken in, removed and added by keys', async () => {
    const page = await reviewList(browser, people);
    await goToCell(page, 1, 'email');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press(' ');
    await page.getByText('Not sent (2)').waitFor();
    await page.keyboard.press(' ');
    await page.getByText('Not sent (0)').waitFor();
    await page.keyboard.press('Shift+Delete');
    await columnReads(page, 'lastName', ['Dupont', 'Martin']);
    await page.locator('[data-index="0"] [data-field=email]').click();
    await page.keyboard.press('Insert');
    await page.locator('[data-index="2"] [data-field=lastName]:focus').waitFor();
    await page.keyboard.type('Weber');
    await page.keyboard.press('Tab');
    await columnReads(page, 'lastName', ['Dupont', 'Martin', 'Weber']);
    await page.close();
  });
});

test('beside long names, the address is seen on a narrow page, and the last column when it is scrolled to', async () => {
  const page = await reviewList(
    browser,
    `${header}Dupont de la Rochefoucauld-Montmorency\tMarie-Anne Élisabeth Joséphine\tmarie-anne.dupont@school.example.com\tfr\n`,
  );
  await page.setViewportSize({ width: 800, height: 700 });
  const row = page.getByTestId('row').first();
  const edges = (name: string) =>
    row.locator(name).evaluate((cell) => {
      const { left, right } = cell.getBoundingClientRect();
      return { left, right };
    });
  const state = await edges('.row-state');
  expect((await edges('[data-field=email]')).right).toBeLessThanOrEqual(state.left);
  await page.getByRole('grid').evaluate((table) => table.scrollTo(table.scrollWidth, 0));
  expect((await edges('[data-field=language]')).right).toBeLessThanOrEqual(state.left);
  await page.close();
});

test('a long remark ends beside the scroll bar, not under it', async () => {
  const local = 'marie-anne.de-la-rochefoucauld-montmorency.de-la-tour-du-pin';
  const lines = Array.from({ length: 40 }, (_, at) => `Dupont\tJo\t${local}.${at}@@school.example.com\tfr\n`);
  const page = await reviewList(browser, header + lines.join(''));
  await page.setViewportSize({ width: 800, height: 700 });
  await page.locator('.row-remarks').first().waitFor();
  const [end, room] = await page.getByRole('grid').evaluate((table) => {
    const left = table.getBoundingClientRect().left + table.clientLeft;
    const remarks = [...table.querySelectorAll('.row-remarks')];
    return [Math.max(...remarks.map((each) => each.getBoundingClientRect().right)) - left, table.clientWidth];
  });
  expect(end).toBeLessThanOrEqual(room);
  await page.close();
});
