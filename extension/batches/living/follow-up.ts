import type { CapturedContent, ReadRow } from '../../../shared/reading/reading.ts';
import { importBatches } from '../batch-store.ts';
import { createImport } from '../create-import.ts';
import type { RollcallDatabase } from '../database.ts';
import { choicesOf, type StoredBatch } from '../stored-batch.ts';
import type { ReadAgain } from './read-again.ts';
import { isAddressKey, keyOf, type RememberedReading } from './remembered-reading.ts';
import { changeRemembered } from './sheet-reading-store.ts';

/** How a follow-up is stored. */
interface FollowUp {
  /** The people that it is of, new and changed, by their keys. */
  taken: ReadonlySet<string>;
  name: string;
  /** Milliseconds since 1970. */
  now: number;
  signal?: AbortSignal;
}

/**
 * Stores the people who are new in a sheet, or of whom it says something else, as an import of their own with the
 * choices of the one before; what is remembered of the sheet goes with it. Who is not taken shows as new or changed the
 * next time, too. Answers the import's id; `gone`: the import before was removed meanwhile.
 */
export async function storeFollowUp(
  database: RollcallDatabase,
  again: ReadAgain,
  { taken, name, now, signal }: FollowUp,
): Promise<string | 'stopped' | 'gone'> {
  const { known, reading, content, before } = again;
  const [former] = await importBatches(database, known.importId);
  if (!former) return 'gone';
  const rows = reading.rows.filter(({ person }) => taken.has(keyOf(person)));
  const isKnown = new Set(before.leftovers);
  const leftovers = reading.leftovers.filter((_, index) => !isKnown.has(again.now.leftovers[index] ?? ''));
  return createImport(
    database,
    [
      {
        reading: { ...reading, rows, leftovers },
        source: sourceOf(former, again),
        content: onlyRows(content, rows, reading.headerLine),
        follows: { sheetId: known.sheetId, reading: followed(again, taken) },
      },
    ],
    { ...choicesOf(former), name, now, ...(signal && { signal }) },
  );
}

/** Takes note of what no import is made of: who is gone shows no more, nor does a corrected address, by their keys. */
export async function noteChanges(
  database: RollcallDatabase,
  again: ReadAgain,
  noted: ReadonlySet<string>,
): Promise<void> {
  const { corrected } = again.changes;
  const replaced = new Set(corrected.flatMap(({ key, before }) => (noted.has(key) ? [before.key] : [])));
  const people = [
    ...again.before.people.filter(({ key }) => !noted.has(key) && !replaced.has(key)),
    ...corrected.flatMap(({ key, after }) => (noted.has(key) ? [after] : [])),
  ];
  await changeRemembered(database, again.known, { ...again.before, people });
}

/** What is remembered when these people were taken: for the others, what it was. */
function followed({ before, now, changes }: ReadAgain, taken: ReadonlySet<string>): RememberedReading {
  const replaced = new Set(changes.corrected.flatMap((one) => (taken.has(one.key) ? [one.before.key] : [])));
  const there = new Set(now.people.map(({ key }) => key));
  const kept = before.people.filter(
    ({ key }) => !taken.has(key) && !replaced.has(key) && (isAddressKey(key) || there.has(key)),
  );
  return { ...now, people: [...kept, ...now.people.filter(({ key }) => taken.has(key))] };
}

function sourceOf({ source }: StoredBatch, { known: { place, title } }: ReadAgain): StoredBatch['source'] {
  const { url } = source.sheet?.document === place.document ? source : {};
  return { kind: 'sheet', title, sheet: place, ...(url !== undefined && { url }) };
}

/**
 * The cells of the sheet with those of other people emptied, so that each line keeps its number when it is read anew.
 */
function onlyRows(
  { cells }: CapturedContent & { kind: 'grid' },
  rows: readonly ReadRow[],
  headerLine: number | null,
): CapturedContent {
  const lines = new Set(rows.flatMap(({ place, alsoAt }) => [place.line, ...alsoAt.map(({ line }) => line)]));
  return {
    kind: 'grid',
    cells: cells.map((row, index) => (lines.has(index + 1) || index + 1 === headerLine ? row : [])),
  };
}
