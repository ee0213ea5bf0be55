import type { Page } from 'playwright-core';
import { until } from './until.ts';

/** One row as the console shows it. */
interface ShownRow {
  email: string;
  /** The words at the end of the row: how it stands, what will happen, what has. */
  state: string;
  /** The line in the list, and `+1` when another line named the same person. */
  place: string;
}

/** Scrolls through the table, of which only the visible part is in the page, and reads every row. */
export async function readRows(console: Page): Promise<ShownRow[]> {
  const table = console.getByRole('grid');
  await table.and(console.locator('[aria-busy=false]')).waitFor();
  const expected = Number(await table.getAttribute('aria-rowcount')) - 1;
  const rows = new Map<string, ShownRow>();
  for (let top = 0; rows.size < expected && top < expected * 100; top += 200) {
    await table.evaluate((element, to) => element.scrollTo(0, to), top);
    // Two frames: the table hears of the scrolling in the first one and has drawn its rows after the second.
    await console.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    for (const [id, row] of await visibleRows(console)) rows.set(id, row);
  }
  if (rows.size !== expected) throw new Error(`The table says ${expected} rows, ${rows.size} could be read.`);
  return [...rows.values()];
}

/** Reads the rows again and again until they say what is waited for: the database tells a page of each store by itself. */
export function readRowsOnce(
  console: Page,
  what: string,
  isSaid: (rows: readonly ShownRow[]) => boolean,
): Promise<ShownRow[]> {
  return until(what, async () => {
    const rows = await readRows(console);
    return isSaid(rows) ? rows : null;
  });
}

function visibleRows(console: Page): Promise<[string, ShownRow][]> {
  return console.getByTestId('row').evaluateAll((rows) =>
    rows.map((row) => {
      // As it is seen: what stands on lines of its own is not run together.
      const textOf = (selector: string) => row.querySelector<HTMLElement>(selector)?.innerText.trim() ?? '';
      return [
        row.getAttribute('data-row-id') ?? '',
        { email: textOf('[data-field=email]'), state: textOf('[data-testid=state]'), place: textOf('.row-place') },
      ];
    }),
  );
}
