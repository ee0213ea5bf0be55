// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import { h, render } from 'preact';
import { expect, test } from 'vitest';
import { editedRow } from '../../../extension/batches/edited-row.ts';
import { addedRow, emptyBatch, withoutPassword } from '../../../extension/batches/new-batch.ts';
import { summarise } from '../../../extension/batches/row-summary.ts';
import { defaultChoices } from '../../../extension/batches/stored-batch.ts';
import type { StoredRow } from '../../../extension/batches/stored-row.ts';
import type { ShownImport } from '../../../extension/ui/batches/use-import.ts';
import { type ShowAhead, useEditsAhead } from '../../../extension/ui/rows/use-edits-ahead.ts';
import { emptyPerson } from '../../../shared/people/person.ts';
import { pasted } from '../people.ts';

const person = withoutPassword({ ...emptyPerson(), firstName: 'Zoé', email: 'zoe@school.example.com' });
const row = (batchId: string, position: number): StoredRow =>
  addedRow({ id: `${batchId} ${position}`, batchId, position, person, problems: [], place: null });
const first = [row('a', 0), row('a', 1)];
const second = [row('b', 0)];

/** An import of two batches, as the database told it last. */
function importOf(...lists: (readonly StoredRow[])[]): ShownImport {
  const parts = lists.map((rows, part) => {
    const frame = { importId: 'a', part, sourceIndex: 0, name: '', source: pasted, choices: defaultChoices, now: 0 };
    return { batch: emptyBatch({ ...frame, id: part === 0 ? 'a' : 'b' }), rows, summary: summarise(rows) };
  });
  const rows = lists.flat();
  return { parts, rows, summary: summarise(rows), total: rows.length, isLoading: false, isStored: true };
}

function openImport() {
  const place = document.createElement('div');
  let showAhead: ShowAhead = () => () => {};
  let names: string[] = [];
  const Page = ({ stored }: { stored: ShownImport }) => {
    const seen = useEditsAhead(stored);
    showAhead = seen.showAhead;
    names = seen.shown.rows.map(({ person }) => person.firstName);
    expect(seen.shown.parts.flatMap(({ rows }) => rows)).toEqual(seen.shown.rows);
    return null;
  };
  const drawn = () => new Promise((resolve) => setTimeout(resolve, 50));
  return {
    draw: async (stored: ShownImport) => {
      render(h(Page, { stored }), place);
      await drawn();
      return names;
    },
    edit: (row: StoredRow | undefined, firstName: string) =>
      showAhead([{ rowId: row?.id ?? '', patch: { firstName } }]),
    names: async () => {
      await drawn();
      return names;
    },
  };
}

const named = (known: StoredRow | undefined, firstName: string) => editedRow(known ?? row('a', 9), { firstName });

test('what is edited is shown before it is stored, and as the database has it once that has told of it', async () => {
  const page = openImport();
  await page.draw(importOf(first, second));
  const end = page.edit(first[1], 'Anna');
  expect(await page.names()).toEqual(['Zoé', 'Anna', 'Zoé']);
  // The database tells of another change meanwhile.
  const other = [named(second[0], 'Bea')];
  expect(await page.draw(importOf(first, other))).toEqual(['Zoé', 'Anna', 'Bea']);
  end(true);
  expect(await page.names()).toEqual(['Zoé', 'Anna', 'Bea']);
  const anna = [first[0], named(first[1], 'Anna')].filter((known) => known !== undefined);
  expect(await page.draw(importOf(anna, other))).toEqual(['Zoé', 'Anna', 'Bea']);
  // From now on the database alone is right: another page may have changed it, or undo.
  expect(await page.draw(importOf(first, other))).toEqual(['Zoé', 'Zoé', 'Bea']);
});

test('an edit that was undone, or changed elsewhere, before the database told of it is not shown any more', async () => {
  const page = openImport();
  await page.draw(importOf(first, second));
  page.edit(second[0], 'Anna')(true);
  expect(await page.names()).toEqual(['Zoé', 'Zoé', 'Anna']);
  expect(await page.draw(importOf(first, [named(second[0], 'Cleo')]))).toEqual(['Zoé', 'Zoé', 'Cleo']);
});

test('an edit that is refused is not shown any more, and takes none with it', async () => {
  const page = openImport();
  await page.draw(importOf(first, second));
  const end = page.edit(first[0], 'Anna');
  page.edit(first[1], 'Bea');
  end(false);
  expect(await page.names()).toEqual(['Zoé', 'Bea', 'Zoé']);
});

test('of two edits of one cell the later is shown, until both are stored', async () => {
  const page = openImport();
  await page.draw(importOf(first, second));
  const ends = [page.edit(first[0], 'Anna'), page.edit(first[0], 'Bea')];
  expect(await page.names()).toEqual(['Bea', 'Zoé', 'Zoé']);
  ends[0]?.(true);
  const anna = [named(first[0], 'Anna'), first[1]].filter((known) => known !== undefined);
  expect(await page.draw(importOf(anna, second))).toEqual(['Bea', 'Zoé', 'Zoé']);
  ends[1]?.(true);
  expect(await page.names()).toEqual(['Bea', 'Zoé', 'Zoé']);
});
