import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readInSlices } from '../../../shared/reading/read-people.ts';
import type { CapturedContent, Reading } from '../../../shared/reading/reading.ts';

/** All that is told ahead of a reading, as it was told, and the reading. */
function readWhole(content: CapturedContent): { told: Reading[]; whole: Reading } {
  const told: Reading[] = [];
  const steps = readInSlices(content);
  for (;;) {
    const step = steps.next();
    if (step.done) return { told, whole: step.value };
    if (step.value.first) told.push(step.value.first);
  }
}

const placesOf = ({ rows }: Reading) => rows.map(({ place }) => place);

function tableOf(rows: readonly (readonly string[])[]): CapturedContent {
  return { kind: 'grid', cells: [['Last name', 'E-mail'], ...rows.map((row) => [...row])] };
}

const numbered = (count: number) => Array.from({ length: count }, (_, at) => [`Name ${at}`, `n${at}@example.org`]);

test('what is told ahead of a long table are the first people of it, whoever is named again later', () => {
  const mentions = fc.array(
    fc.oneof(
      fc.nat(400).map((at) => [`Name ${at}`, `n${at}@example.org`]),
      fc.constant(['Nobody', '']),
      fc.constant(['Half', 'half@']),
      fc.constant(['', '']),
    ),
    { minLength: 700, maxLength: 900, size: 'max' },
  );
  fc.assert(
    fc.property(mentions, (rows) => {
      const { told, whole } = readWhole(tableOf(rows));
      expect(told).toHaveLength(1);
      const [first] = told;
      expect(first?.rows).toHaveLength(60);
      expect(placesOf(first ?? whole)).toEqual(placesOf(whole).slice(0, 60));
      expect(first?.columns).toEqual(whole.columns);
      // Only what is merged into them later is another.
      for (const [at, row] of (first?.rows ?? []).entries()) {
        expect(row.alsoAt).toEqual([]);
        if (whole.rows[at]?.alsoAt.length === 0) expect(row).toEqual(whole.rows[at]);
      }
    }),
    { numRuns: 20 },
  );
});

test('text and cells are told ahead alike, and so is a table with a title above it', () => {
  const rows = numbered(2000);
  const text = ['Ask Zoé if in doubt', '', 'Last name\tE-mail', ...rows.map((row) => row.join('\t'))].join('\n');
  const [first] = readWhole({ kind: 'text', text }).told;
  expect(first?.headerLine).toBe(3);
  expect(first?.leftovers.map(({ text: left }) => left)).toEqual(['Ask Zoé if in doubt']);
  const [cells] = readWhole(tableOf(rows)).told;
  expect(first?.rows.map(({ person }) => person)).toEqual(cells?.rows.map(({ person }) => person));
});

test('a short table, free text and a table without addresses are told as a whole only', () => {
  expect(readWhole(tableOf(numbered(300))).told).toEqual([]);
  const free = numbered(2000).map(([name, address]) => `${name} <${address}>`);
  expect(readWhole({ kind: 'text', text: free.join(', ') }).told).toEqual([]);
  const names = numbered(2000).map(([name]) => [name ?? '', 'x']);
  expect(readWhole({ kind: 'grid', cells: names }).told).toEqual([]);
});
