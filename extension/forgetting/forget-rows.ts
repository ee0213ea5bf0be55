import { allBatches, batch, partsOf, removeRecords, rows, tablesOfImports } from '../batches/batch-store.ts';
import { dropCaptures } from '../batches/capture-store.ts';
import type { RollcallDatabase } from '../batches/database.ts';
import { forgottenRow, namesWithout } from '../batches/forgotten-row.ts';
import { clearHistory } from '../batches/history/change-store.ts';
import { dropUnneededKeys } from '../batches/passwords/missing-passwords.ts';
import type { StoredBatch } from '../batches/stored-batch.ts';
import { isSendable, type StoredRow } from '../batches/stored-row.ts';
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

/** The ids of the rows that are theirs, by the ids of their batches. */
async function theirRows(database: RollcallDatabase, erased: ErasedPeople): Promise<Map<string, Set<string>>> {
  const addresses = await database.rows.orderBy('address').uniqueKeys();
  const members = await database.rows.orderBy('receipt.memberId').uniqueKeys();
  const erasedAddresses = await passing(addresses.map(String), async (each) => (await erased.erasedAt(each)) !== null);
  const erasedMembers = await passing(members.map(String), erased.isErased);
  const candidates = [
    ...(await database.rows.where('address').anyOf(erasedAddresses).toArray()),
    ...(await database.rows.where('receipt.memberId').anyOf(erasedMembers).toArray()),
  ];
  const gone = new Set(erasedMembers);
  const found = new Map<string, Set<string>>();
  for (const row of candidates) {
    const owner = await batch(database, row.batchId);
    if (owner && (await isTheirs(row, owner, { erased, gone }))) {
      found.set(owner.id, (found.get(owner.id) ?? new Set()).add(row.id));
    }
  }
  return found;
}

/** A receipt names the member, and so tells somebody who was erased from somebody new at the same address. */
async function isTheirs(
  { address, receipt }: StoredRow,
  { spaceAddress, createdAt }: StoredBatch,
  { erased, gone }: { erased: ErasedPeople; gone: ReadonlySet<string> },
): Promise<boolean> {
  if (spaceAddress !== null && spaceAddress !== erased.spaceAddress) return false;
  if (receipt && receipt.memberId !== null) return gone.has(receipt.memberId);
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
    await database.rows.bulkPut(sent.map(forgottenRow));
    await database.rows.bulkDelete(theirs.filter(({ receipt }) => receipt === null).map(({ id }) => id));
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
