// The document model is that of the package 'jsdom'.
// @vitest-environment jsdom
import { h, render } from 'preact';
import { expect, onTestFinished, test } from 'vitest';
import { addedRow, withoutPassword } from '../../../extension/batches/new-batch.ts';
import type { StoredRow } from '../../../extension/batches/stored-row.ts';
import { foundRows } from '../../../extension/ui/rows/row-search.ts';
import { useRowView } from '../../../extension/ui/rows/use-row-view.ts';
import { emptyPerson } from '../../../shared/people/person.ts';

const row = (id: string, lastName: string): StoredRow =>
  addedRow({
    id,
    batchId: 'b',
    position: 0,
    person: withoutPassword({ ...emptyPerson(), lastName }),
    problems: [],
    place: null,
  });
const list = [row('1', 'Dupont'), row('2', 'Dupré'), row('3', 'Durand'), row('4', 'ΑΣΑ')];

function openView() {
  const place = document.createElement('div');
  onTestFinished(() => render(null, place));
  let view: ReturnType<typeof useRowView> | undefined;
  let lastRows: readonly StoredRow[] = list;
  const View = ({ rows }: { rows: readonly StoredRow[] }) => {
    view = useRowView(rows, new Set<string>(), false);
    return null;
  };
  const draw = async (rows: readonly StoredRow[] = lastRows) => {
    lastRows = rows;
    render(h(View, { rows }), place);
    // Effects come behind a drawing, and what they look for in slices behind those.
    await new Promise((resolve) => setTimeout(resolve, 80));
    if (!view) throw new Error('The view is not drawn.');
    return view;
  };
  const shown = async (rows?: readonly StoredRow[]) => (await draw(rows)).rows.map(({ id }) => id).join('');
  return { draw, shown };
}

test('each letter that is typed finds who has all of it, also after some were taken back', async () => {
  const { draw, shown } = openView();
  const found: string[] = [await shown()];
  for (const query of ['d', 'du', 'dup', 'dupr', 'du', 'dur', '', 'ΑΣ', 'ΑΣΑ']) {
    (await draw()).setQuery(query);
    found.push(`${query}: ${await shown()}`);
  }
  // A capital sigma is another letter at a word's end than within it.
  expect(found).toEqual([
    '1234',
    'd: 123',
    'du: 123',
    'dup: 12',
    'dupr: 2',
    'du: 123',
    'dur: 3',
    ': 1234',
    'ΑΣ: ',
    'ΑΣΑ: 4',
  ]);
});

test('what is changed while some are shown is found, or not, by what it says now, but for who is being edited', async () => {
  const { draw, shown } = openView();
  (await draw()).setQuery('dup');
  expect(await shown()).toBe('12');
  const changed = [row('1', 'Martin'), ...list.slice(1, 2), row('3', 'Dupin')];
  (await draw()).keep('1');
  expect(await shown(changed)).toBe('123');
  (await draw()).keep(null);
  expect(await shown()).toBe('23');
  (await draw()).setQuery('dupi');
  expect(await shown()).toBe('3');
});

test('a long list is looked through in short steps', () => {
  const long = Array.from({ length: 10_500 }, (_, at) => row(`${at}`, at % 100 === 7 ? 'Durand' : 'Dupont'));
  const steps = foundRows(long, 'durand');
  let taken = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) taken += 1;
  expect(taken).toBeGreaterThanOrEqual(10);
  expect(step.value).toEqual(long.filter(({ person }) => person.lastName === 'Durand'));
});
