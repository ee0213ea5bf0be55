import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from '../stage/browser.ts';
import { type ExtensionAlone, startExtensionAlone } from '../stage/extension-alone.ts';
import { columnReads, goToCell, reviewList } from '../stage/review-list.ts';

let alone: ExtensionAlone;
let browser: Browser;
beforeAll(async () => {
  alone = await startExtensionAlone();
  browser = alone.browser;
});
afterAll(() => alone?.stop());

const header = 'Nom\tPrénom\tE-mail\n';

describe('doubts', () => {
  test('are told, with what can be done, in what a narrow window shows of a wide row', async () => {
    const wide = 'Nom\tPrénom\tE-mail\tDivers\n';
    const page = await reviewList(browser, `${wide}Benali\tKarim\tkarim@gmial.com\tA\nRoux\tEva\teva@gmial.com\tB\n`);
    await page.setViewportSize({ width: 800, height: 800 });
    const table = await page.getByRole('grid').boundingBox();
    const offer = await page.getByRole('button', { name: 'Correct all 2 alike (gmail.com)' }).first().boundingBox();
    const rightOf = (box: typeof table) => (box ? box.x + box.width : Number.NaN);
    expect(rightOf(offer)).toBeLessThan(rightOf(table));
    await page.close();
  });

  test('take the height that they were given before they were seen, so that a list does not move while it is scrolled', async () => {
    const lines = Array.from(
      { length: 80 },
      (_, at) => `Roux\tEva\teva.${at}@${at % 3 === 0 ? 'gmial' : 'example'}.com`,
    );
    const page = await reviewList(browser, `${header}${lines.join('\n')}`);
    const heights = () => page.locator('.row-space').evaluate(({ scrollHeight }) => scrollHeight);
    const before = await heights();
    await page.getByRole('grid').evaluate((table) => table.scrollTo(0, table.scrollHeight));
    await page.locator('[data-index="79"]').waitFor();
    expect(await heights()).toBe(before);
    await page.close();
  });

  test('are gone to by F8, and one suggestion corrects all alike', async () => {
    const page = await reviewList(
      browser,
      `${header}Dupont\tJean\tjean@school.example.com
Benali\tKarim\tkarim@gmial.com
Le Gall\tZoé\tzoe@school.example.com
Martin\tAnne\tanne@gmial.com
Weber\tLea\tlea@@school.example.com\n`,
    );
    await goToCell(page, 0, 'lastName');
    await page.keyboard.press('F8');
    await page.locator('[data-field=email]:focus', { hasText: 'karim@gmial.com' }).waitFor();
    await page.keyboard.press('F8');
    await page.keyboard.press('F8');
    await page.locator('[data-field=email]:focus', { hasText: 'lea@@school.example.com' }).waitFor();
    await page.keyboard.press('Shift+F8');
    await page.locator('[data-field=email]:focus', { hasText: 'anne@gmial.com' }).waitFor();

    await page.getByRole('button', { name: 'Correct all 2 alike (gmail.com)' }).first().click();
    await page.getByText('To look at (1)').waitFor();
    await columnReads(page, 'email', [
      'jean@school.example.com',
      'karim@gmail.com',
      'zoe@school.example.com',
      'anne@gmail.com',
      'lea@@school.example.com',
    ]);
    await page.getByText('Changed (2)').click();
    await columnReads(page, 'lastName', ['Benali', 'Martin']);
    await page.keyboard.press('ControlOrMeta+Z');
    await page.getByText('Changed (0)').waitFor();
    await page.close();
  });

  test('about names are settled from the addresses', async () => {
    const page = await reviewList(
      browser,
      'jean.dupont@school.example.com\nzoe.legall@school.example.com\ninfo@x.example.com',
    );
    await page.getByText('2 people have no name').waitFor();
    await page.getByRole('button', { name: 'Fill in 2' }).click();
    await columnReads(page, 'lastName', ['Dupont', 'Legall', '']);
    await page.close();
  });
});

describe('duplicates', () => {
  test('made by an edit are shown with the other row and merged field by field', async () => {
    const page = await reviewList(
      browser,
      `${header}Dupont\tJean\tjean@school.example.com
Dupond\tJean\tjean.dupond@school.example.com
Martin\tAnne\tanne@school.example.com\n`,
    );
    await goToCell(page, 1, 'email');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('Jean@school.example.com');
    await page.keyboard.press('Enter');
    await page.getByText('Duplicates (2)').click();
    await page.getByText('The same address as in row 1.').waitFor();
    await page.getByRole('button', { name: 'Merge…' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Dupond').check();
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByText('All (2)').click();
    await columnReads(page, 'lastName', ['Dupond', 'Martin']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await columnReads(page, 'lastName', ['Dupont', 'Dupond', 'Martin']);
    await page.close();
  });

  test('in another waiting batch are named', async () => {
    const first = await reviewList(browser, `${header}Weber\tLea\tlea.weber@school.example.com\n`);
    const name = await first.getByRole('heading', { level: 1 }).innerText();
    const second = await reviewList(browser, `${header}Weber\tLéa\tlea.weber@school.example.com\n`);
    await second.getByText(`This address also waits in the batch “${name}”.`).waitFor();
    await first.close();
    await second.close();
  });
});

describe('a long list', () => {
  test('is searched without accents and case, and ordered by its headers', async () => {
    const page = await reviewList(
      browser,
      `${header}Dupont\tJean\tjean@school.example.com
Élan\tKarim\tkarim@school.example.com
Le Gall\tZoé\tzoe@school.example.com
\tAnne\tanne@school.example.com\n`,
    );
    await page.getByRole('searchbox').fill('ZOE gall');
    await columnReads(page, 'lastName', ['Le Gall']);
    await page.getByRole('searchbox').press('Escape');
    await columnReads(page, 'lastName', ['Dupont', 'Élan', 'Le Gall', '']);

    const head = page.getByRole('columnheader', { name: 'Last name' });
    expect(await head.getByRole('button').getAttribute('title')).toMatch(/^Last name: order by this column/);
    await goToCell(page, 0, 'lastName');
    await page.keyboard.press('ArrowUp');
    expect(await head.getByRole('button').evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await columnReads(page, 'lastName', ['Le Gall', 'Élan', 'Dupont', '']);
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    await page.keyboard.press('Enter');
    await columnReads(page, 'lastName', ['Dupont', 'Élan', 'Le Gall', '']);
    expect(await head.getAttribute('aria-sort')).toBe('none');
    await page.close();
  });
});
