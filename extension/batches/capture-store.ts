import * as v from 'valibot';
import type { CapturedContent, Reading } from '../../shared/reading/reading.ts';
import type { RollcallDatabase } from './database.ts';
import { cryptoKey, heldKeys, keyFor } from './passwords/key-store.ts';
import { seal, sealWith, unseal, unsealWith } from './sealing.ts';
import type { StoredBatch } from './stored-batch.ts';
import { captureContent, captureText, StoredCapture } from './stored-capture.ts';
import { octetsOf } from './text-octets.ts';

/** Characters of a capture that is kept, at most: some 200,000 rows. */
export const maxKeptCapture = 16 * 1024 * 1024;

/** What the batches of a capture say of it: whether it is kept, so that its columns can be read anew. */
export function captureState(content: CapturedContent | undefined): StoredBatch['capture'] {
  if (content === undefined) return 'none';
  return sizeOf(content) > maxKeptCapture ? 'too-large' : 'kept';
}

/**
 * Seals a capture for the import's source, and as its passwords are where any were read from it, to be stored in the
 * transaction that stores its rows. Null for one that is not kept. Call it outside of transactions.
 */
export async function sealedCapture(
  database: RollcallDatabase,
  of: { importId: string; sourceIndex: number },
  { content, reading }: { content?: CapturedContent | undefined; reading: Reading },
): Promise<StoredCapture | null> {
  if (content === undefined || captureState(content) !== 'kept') return null;
  const text = captureText(content);
  if (reading.rows.every(({ person }) => person.password === '')) {
    return { ...of, content: await seal(database, purposeOf(of), text) };
  }
  const { id, key } = await keyFor(database, of.importId);
  const sealed = await sealWith(key, purposeOf(of), await octetsOf(text));
  return { ...of, content: sealed, keyId: id };
}

/**
 * The capture that a source of an import was read from, or null when it is not kept (any more). Not in transactions.
 */
export async function keptCapture(
  database: RollcallDatabase,
  of: { importId: string; sourceIndex: number },
): Promise<CapturedContent | null> {
  const stored = await database.captures.get([of.importId, of.sourceIndex]);
  if (!stored) return null;
  const { content, keyId } = v.parse(StoredCapture, stored);
  const text =
    keyId === undefined
      ? await unseal(database, purposeOf(of), content)
      : await unsealedLikePasswords(database, keyId, { purpose: purposeOf(of), content });
  return text === null ? null : captureContent(JSON.parse(text));
}

/**
 * Forgets what an import was read from: once a part of it is with the space, its columns are settled. All its batches are
 * told, but one that is written anyway (`besides`). Call it in a transaction.
 */
export async function dropCaptures(database: RollcallDatabase, importId: string, besides?: string): Promise<void> {
  const { batches, captures } = database;
  // Both looked up first, and only what is there is written: Dexie's own `delete` and `modify` take several turns each,
  // and let no writing begin meanwhile.
  const [kept, parts] = await Promise.all([
    captures.where('[importId+sourceIndex]').between([importId, 0], [importId, Infinity]).primaryKeys(),
    batches.where('importId').equals(importId).toArray(),
  ]);
  const untold = parts.filter(({ id, capture }) => capture !== 'none' && id !== besides);
  await Promise.all([
    kept.length > 0 && captures.bulkDelete(kept),
    untold.length > 0 && batches.bulkPut(untold.map((part) => ({ ...part, capture: 'none' }))),
  ]);
}

async function unsealedLikePasswords(
  database: RollcallDatabase,
  keyId: string,
  { purpose, content }: { purpose: string; content: StoredCapture['content'] },
): Promise<string | null> {
  const held = (await heldKeys(database, [keyId])).get(keyId);
  const octets = held ? await unsealWith(await cryptoKey(held), purpose, content) : null;
  return octets && new TextDecoder().decode(octets);
}

function purposeOf({ importId, sourceIndex }: { importId: string; sourceIndex: number }): string {
  return `capture ${sourceIndex} of ${importId}`;
}

function sizeOf(content: CapturedContent): number {
  if (content.kind === 'text') return content.text.length;
  let size = 0;
  for (const row of content.cells) for (const cell of row) size += cell.length + 3;
  return size;
}
