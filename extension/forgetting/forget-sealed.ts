import { basketEntry, basketIds, changeInBasket } from '../batches/basket/basket-store.ts';
import { dropCaptures, keptCapture } from '../batches/capture-store.ts';
import type { RollcallDatabase } from '../batches/database.ts';
import { clearDraft, draft, draftIds } from '../batches/draft-store.ts';
import { clearHistory } from '../batches/history/change-store.ts';
import { changeRemembered, rememberedReading } from '../batches/living/sheet-reading-store.ts';
import { type DraftId, isOfBox } from '../batches/stored-draft.ts';
import type { CapturedList } from '../capture/captured-list.ts';
import { type ErasedPeople, passing } from './erased-people.ts';
import { mentionedAddresses } from './mentioned-addresses.ts';

/**
 * Takes erased people out of what is kept beside the rows, as far as it is older than the erasure. What is a list loses
 * them; what is one piece (a draft, what a list was read from, what could be undone) goes as a whole if it names them.
 */
export async function forgetSealed(database: RollcallDatabase, erased: ErasedPeople): Promise<void> {
  await forgetInBasket(database, erased);
  for (const id of await draftIds(database)) await forgetDraft(database, id, erased);
  await forgetCaptures(database, erased);
  await forgetHistory(database, erased);
  await forgetInSheets(database, erased);
}

/** Those of some addresses whose people were erased later than `since`. */
async function goneOf(addresses: Iterable<string>, erased: ErasedPeople, since: number): Promise<Set<string>> {
  return new Set(
    await passing(addresses, async (address) => {
      const moment = await erased.erasedAt(address);
      return moment !== null && since <= moment;
    }),
  );
}

async function forgetInBasket(database: RollcallDatabase, erased: ErasedPeople): Promise<void> {
  for (const id of await basketIds(database)) {
    const entry = await basketEntry(database, id);
    if (!entry) continue;
    const gone = await goneOf(mentionedAddresses(entry.list.parts), erased, entry.capturedAt);
    if (gone.size > 0) await changeInBasket(database, { id, list: listWithout(entry.list, gone) });
  }
}

/** A captured list without the rows that name somebody; they stay as empty rows, since others are told by their number. */
function listWithout(list: CapturedList, gone: ReadonlySet<string>): CapturedList {
  const names = (value: unknown) => mentionedAddresses(value).some((address) => gone.has(address));
  return {
    ...list,
    parts: list.parts.map((part) => {
      const theirs = new Set(part.cells.flatMap((cells, row) => (names(cells) ? [row] : [])));
      return {
        ...part,
        cells: part.cells.map((cells, row) => (theirs.has(row) ? [] : cells)),
        finds: part.finds.filter(({ row, where }) => !theirs.has(row) && !names(where)),
        leftOut: part.leftOut.filter((row) => !theirs.has(row)),
      };
    }),
  };
}

async function forgetDraft(database: RollcallDatabase, id: DraftId, erased: ErasedPeople): Promise<void> {
  const stored = await database.drafts.get(id);
  if (!stored) return;
  const text = await draft(database, id);
  // The paste box keeps what was typed, the others JSON.
  const kept: unknown = isOfBox(id) || text === '' ? text : JSON.parse(text);
  if ((await goneOf(mentionedAddresses(kept), erased, stored.savedAt)).size > 0) await clearDraft(database, id);
}

async function forgetCaptures(database: RollcallDatabase, erased: ErasedPeople): Promise<void> {
  for (const [importId, sourceIndex] of await database.captures.toCollection().primaryKeys()) {
    const content = await keptCapture(database, { importId, sourceIndex });
    const gone = await goneOf(mentionedAddresses(content), erased, await createdAt(database, importId));
    if (gone.size === 0) continue;
    await database.transaction('rw', database.batches, database.captures, () => dropCaptures(database, importId));
  }
}

/** People who were taken out of a list by hand are still in what could be undone. */
async function forgetHistory(database: RollcallDatabase, erased: ErasedPeople): Promise<void> {
  for (const changeId of await database.images.orderBy('changeId').uniqueKeys()) {
    const change = await database.changes.get(Number(changeId));
    if (!change) continue;
    const images = await database.images.where({ changeId }).toArray();
    const since = await createdAt(database, change.importId);
    if ((await goneOf(mentionedAddresses(images), erased, since)).size > 0) {
      await clearHistory(database, change.importId);
    }
  }
}

async function forgetInSheets(database: RollcallDatabase, erased: ErasedPeople): Promise<void> {
  for (const { importId, sourceIndex, readAt } of await database.sheetReadings.toArray()) {
    const of = { importId, sourceIndex };
    const reading = await rememberedReading(database, of);
    if (!reading) continue;
    const gone = await goneOf(mentionedAddresses([reading.people, reading.leftovers]), erased, readAt);
    if (gone.size === 0) continue;
    const names = (value: unknown) => mentionedAddresses(value).some((address) => gone.has(address));
    await changeRemembered(database, of, {
      ...reading,
      people: reading.people.filter((person) => !names(person)),
      leftovers: reading.leftovers.filter((text) => !names(text)),
    });
  }
}

/** When an import was made; of one that is gone, before everything. */
async function createdAt(database: RollcallDatabase, importId: string): Promise<number> {
  return (await database.batches.get(importId))?.createdAt ?? 0;
}
