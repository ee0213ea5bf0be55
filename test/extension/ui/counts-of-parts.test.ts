import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importBatches, rows } from '../../../extension/batches/batch-store.ts';
import { createImport } from '../../../extension/batches/create-import.ts';
import type { RollcallDatabase } from '../../../extension/batches/database.ts';
import { duplicatesOf } from '../../../extension/batches/duplicates/duplicates.ts';
import { mergeRows } from '../../../extension/batches/duplicates/merge-rows.ts';
import { NamedAddresses } from '../../../extension/batches/duplicates/named-addresses.ts';
import type { RowPatch } from '../../../extension/batches/edited-row.ts';
import { redo, undo } from '../../../extension/batches/history/undo.ts';
import { withoutPassword } from '../../../extension/batches/new-batch.ts';
import { addRow, editRows, removeRows } from '../../../extension/batches/row-edits.ts';
import { summarise } from '../../../extension/batches/row-summary.ts';
import type { StoredRow } from '../../../extension/batches/stored-row.ts';
import { summaryOf, sumSummaries } from '../../../extension/ui/batches/sum-summaries.ts';
import { alikeSuggestions } from '../../../extension/ui/rows/alike-suggestions.ts';
import { shownFields } from '../../../extension/ui/rows/grid-columns.ts';
import { filterCounts, isShown, rowFilters } from '../../../extension/ui/rows/row-standing.ts';
import { emptyPerson } from '../../../shared/people/person.ts';
import { startLife } from '../browser-life.ts';
import { pasted, people, readingOf } from '../people.ts';

type Step =
  | { kind: 'edit'; patch: RowPatch; at: number }
  | { kind: 'add' | 'remove' | 'merge'; at: number; other: number }
  | { kind: 'undo' | 'redo' };

// Few addresses, so that people stand in the list twice; one of them looks mistyped.
const patches = fc.oneof(
  fc.record({ email: fc.constantFrom('a@x.example.com', 'b@gmial.com', 'c@gmial.com', 'none', '') }),
  fc.record({ excluded: fc.boolean() }),
  fc.record({ labels: fc.constantFrom<string[][]>([], ['choir']) }),
);
const anywhere = fc.nat(1000);
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('edit' as const), patch: patches, at: anywhere }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('add', 'remove', 'merge'), at: anywhere, other: anywhere }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('undo', 'redo') }) },
);

async function take(database: RollcallDatabase, importId: string, step: Step, all: readonly StoredRow[]) {
  const row = (at: number) => all[at % all.length];
  const id = (at: number) => row(at)?.id ?? '';
  switch (step.kind) {
    case 'undo':
      return undo(database, importId);
    case 'redo':
      return redo(database, importId);
    case 'edit':
      return editRows(database, [{ rowId: id(step.at), patch: step.patch }], 'edit');
    case 'remove':
      return removeRows(database, [id(step.at)]);
    case 'merge':
      return mergeRows(database, [[...new Set([id(step.at), id(step.other)])]]);
    case 'add': {
      const person = withoutPassword({ ...emptyPerson(), email: 'a@x.example.com' });
      return addRow(database, row(step.at)?.batchId ?? importId, person, { now: step.other });
    }
  }
}

/** Whatever the page counts part by part, remembering the parts that did not change, is what counting all rows anew gives. */
test('what is counted part by part stays what it is in the whole, whatever is done to the rows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 3, maxLength: 12 }), async (taken) => {
      const { database } = startLife();
      const lists = [people(4), people(9).slice(4)].map((list) => ({ reading: readingOf(list), source: pasted }));
      const importId = await createImport(database, lists, { name: 'New people', now: 1 });
      const followed = new NamedAddresses();
      let all: readonly StoredRow[] = [];
      for (const step of [null, ...taken]) {
        if (step) await take(database, importId, step, all);
        const batches = await importBatches(database, importId);
        const parts = await Promise.all(batches.map(({ id }) => rows(database, id)));
        all = parts.flat();
        expect(sumSummaries(parts.map(summaryOf))).toEqual(summarise(all));
        expect(shownFields(parts)).toEqual(shownFields([all]));
        expect(alikeSuggestions(parts)).toEqual(alikeSuggestions([all]));

        const [fresh, own] = [new NamedAddresses(), new Map(batches.map(({ id }, at) => [id, parts[at] ?? []]))];
        for (const named of [followed, fresh]) Array.from(named.follow(own));
        const twins = duplicatesOf(all, [], fresh);
        expect(duplicatesOf(all, [], followed)).toEqual(twins);
        const counts = rowFilters.map((filter) => [
          filter,
          all.filter((row) => isShown(row, filter, twins.has(row.id))).length,
        ]);
        expect(filterCounts(parts, twins)).toEqual(Object.fromEntries(counts));
      }
    }),
    { numRuns: 30 },
  );
});
