import * as v from 'valibot';
import { allBatches, batch, partsOf, removeRecords, rows, tablesOfImports } from '../batches/batch-store.ts';
import { dropCaptures } from '../batches/capture-store.ts';
import type { RollcallDatabase } from '../batches/database.ts';
import { forgottenRow, namesWithout } from '../batches/forgotten-row.ts';
import { clearHistory } from '../batches/history/change-store.ts';
import { dropUnneededKeys } from '../batches/passwords/missing-passwords.ts';
import { dropRows, putRows } from '../batches/row-store.ts';
import type { StoredBatch } from '../batches/stored-batch.ts';
import { isSendable, type StoredRow } from '../batches/stored-row.ts';
import { recordsOf } from '../batches/stored-rows.ts';
import { type ErasedPeople, passing } from './erased-people.ts';
import { mentionedAddresses } from './mentioned-addresses.ts';

/**
 * Takes erased people out of all batches of their space, and out of lists that were not sent yet if they are older than
 * the erasure: in a newer one the person is somebody new. Of a row that was sent it stays what became of it.
 */
export async function forgetRows(database: RollcallDatabase, erased: ErasedPeople): Promise<void> {
  const found = await theirRows(database, erased);
  for (const [batchId, ids] of found) await forgetIn(database, batchId, ids);
  await forgetLeftovers(database, erased);
}

/** What tells whose a row is, also of one that cannot be read otherwise. */
const Named = v.object({
  id: v.string(),
  address: v.nullable(v.string()),
  receipt: v.nullable(v.object({ memberId: v.nullable(v.string()) })),
});
type Named = v.InferOutput<typeof Named>;

/** The ids of the rows that are theirs, by the ids of their batches. */
async function theirRows(database: RollcallDatabase, erased: ErasedPeople): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  for (const batchId of await database.batchRows.toCollection().primaryKeys()) {
    const named = await namedIn(database, batchId);
    const candidates = await theirs(named, erased);
    const owner = candidates.length === 0 ? null : await batch(database, batchId);
    if (!owner) continue;
    const ids: string[] = [];
    for (const row of candidates) if (await isTheirs(row, owner, erased)) ids.push(row.id);
    if (ids.length > 0) found.set(batchId, new Set(ids));
  }
  return found;
}

async function namedIn(database: RollcallDatabase, batchId: string): Promise<Named[]> {
  const stored = await database.batchRows.get(batchId);
  return (stored ? recordsOf(stored) : []).flatMap((record) => {
    const named = v.safeParse(Named, record);
    return named.success ? named.output : [];
  });
}

/** Rows with an address or a member that was erased at any time. */
async function theirs(named: readonly Named[], erased: ErasedPeople): Promise<Named[]> {
  const known = named.flatMap(({ address }) => address ?? []);
  const addresses = new Set(await passing(known, async (each) => (await erased.erasedAt(each)) !== null));
  const members = new Set(
    await passing(
      named.flatMap(({ receipt }) => receipt?.memberId ?? []),
      erased.isErased,
    ),
  );
  return named.filter(
    ({ address, receipt }) =>
      (address !== null && addresses.has(address)) || (receipt?.memberId != null && members.has(receipt.memberId)),
  );
}

/** A receipt names the member, and so tells somebody who was erased from somebody new at the same address. */
async function isTheirs(
  { address, receipt }: Named,
  { spaceAddress, createdAt }: StoredBatch,
  erased: ErasedPeople,
): Promise<boolean> {
  if (spaceAddress !== null && spaceAddress !== erased.spaceAddress) return false;
  if (receipt && receipt.memberId !== null) return erased.isErased(receipt.memberId);
  const moment = address === null ? null : await erased.erasedAt(address);
  return moment !== null && createdAt <= moment;
}

/** What could be undone, and what the list was read from, goes as well: nobody can be taken out of that. */
async function forgetIn(database: RollcallDatabase, batchId: string, ids: ReadonlySet<string>): Promise<void> {
  const importId = await database.transaction('rw', tablesOfImports(database), async () => {
    const found = await batch(database, batchId);
    if (!found) return null;
    const all = await rows(database, batchId);
    const theirs = all.filter(({ id }) => ids.has(id));
    const sent = theirs.filter(({ receipt }) => receipt !== null);
    await putRows(database, sent.map(forgottenRow));
    await dropRows(database, batchId, new Set(theirs.filter(({ receipt }) => receipt === null).map(({ id }) => id)));
    const people = theirs.map(({ person }) => person);
    for (const part of await partsOf(database, found.importId)) {
      await database.batches.update(part.id, namesWithout(part, people));
    }
    await clearHistory(database, found.importId);
    await dropCaptures(database, found.importId);
    const left = all.filter((row) => !ids.has(row.id));
    await settleRest(database, found, { left, wasSent: sent.length > 0 });
    return found.importId;
  });
  if (importId !== null) await dropUnneededKeys(database, importId);
}

/** What becomes of a batch that has lost rows which were not sent: nobody has seen a plan without them. */
async function settleRest(
  database: RollcallDatabase,
  { id, stage, revision }: StoredBatch,
  { left, wasSent }: { left: readonly StoredRow[]; wasSent: boolean },
): Promise<void> {
  if (left.length === 0 && !wasSent) await removeRecords(database, id);
  else if (stage === 'review') await database.batches.update(id, { revision: revision + 1 });
  // There is nothing to be sent any more.
  else if (stage === 'approved' && !left.some(isSendable)) {
    await database.batches.update(id, { stage: 'review', approvedAt: null, nextAttemptAt: 0, lastProblem: null });
  }
}

async function forgetLeftovers(database: RollcallDatabase, erased: ErasedPeople): Promise<void> {
  const { batches } = await allBatches(database);
  for (const { id, leftovers, createdAt, spaceAddress } of batches) {
    if (spaceAddress !== null && spaceAddress !== erased.spaceAddress) continue;
    const theirs = await passing(
      leftovers.flatMap(({ text }) => mentionedAddresses(text)),
      async (address) => {
        const moment = await erased.erasedAt(address);
        return moment !== null && createdAt <= moment;
      },
    );
    if (theirs.length === 0) continue;
    const gone = new Set(theirs);
    await database.batches.where({ id }).modify((stored) => {
      stored.leftovers = stored.leftovers.filter(
        ({ text }) => !mentionedAddresses(text).some((each) => gone.has(each)),
      );
    });
  }
}
