import type { Transaction } from 'dexie';

type Fields = Record<string, unknown>;

/**
 * Version 2 knows accounts: batches have options, rows have a password, and a plan and a receipt tell what they change. A
 * record that is not as version 1 wrote it stays as it is.
 */
export async function toVersion2(transaction: Transaction): Promise<void> {
  await transaction.table('batches').toCollection().modify(upgradeBatch);
  await transaction.table('rows').toCollection().modify(upgradeRow);
  await transaction.table('images').toCollection().modify(upgradeImages);
}

function upgradeBatch(batch: Fields): void {
  Object.assign(batch, { existing: 'initialise', credentials: 'listed', createGroups: false, target: null });
}

function upgradeRow(row: Fields): void {
  row.password = null;
  upgradeAnswers(row);
}

/** The records of the history: those of whole rows and batches, and those of some of their fields. */
function upgradeImages(images: Fields): void {
  for (const was of recordsIn(images.rows)) {
    if ('hadPassword' in was && 'person' in was && 'batchId' in was) upgradeRow(was);
    else upgradeAnswers(was);
  }
  for (const was of recordsIn(images.batches)) if ('importId' in was) upgradeBatch(was);
}

/** Version 1 had no changes; a space that sees some says that the plan has changed, and the admin looks at it again. */
function upgradeAnswers(row: Fields): void {
  if (typeof row.planned === 'string') row.planned = { outcome: row.planned, changes: [] };
  if (isRecord(row.receipt)) row.receipt = { ...row.receipt, changes: [] };
}

function recordsIn(images: unknown): Fields[] {
  if (!Array.isArray(images)) return [];
  return images.flatMap((image: unknown) => (isRecord(image) && isRecord(image.was) ? [image.was] : []));
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
