import { importBatches } from '../batch-store.ts';
import type { RollcallDatabase } from '../database.ts';
import { sealWith, unsealWith } from '../sealing.ts';
import { cryptoKey, heldKeys, holdKey, keyRecords } from './key-store.ts';

/** Characters of a passphrase, at least: its length is all that stands between a copied disk and the passwords. */
export const minPassphraseLength = 12;

/** OWASP's figure for PBKDF2 with SHA-256: half a second for the admin, and for each guess of somebody else. */
const pbkdf2Rounds = 600_000;

/** Lets the passwords of an import outlive the browser: their keys are stored, sealed under a passphrase. */
export async function protectPasswords(
  database: RollcallDatabase,
  importId: string,
  passphrase: string,
): Promise<'done' | 'nothing-held'> {
  const records = await keyRecords(database, importId);
  const held = await heldKeys(
    database,
    records.map(({ id }) => id),
  );
  for (const [id, octets] of held) {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const key = await passphraseKey(passphrase, salt, pbkdf2Rounds);
    const sealed = await sealWith(key, purposeOf(id), octets);
    await database.passwordKeys.update(id, { wrapped: { salt, rounds: pbkdf2Rounds, ...sealed } });
  }
  return held.size > 0 ? 'done' : 'nothing-held';
}

/**
 * Gives the memory the keys again that this passphrase opens; batches that wait for them go on, the caller wakes them.
 */
export async function unlockPasswords(
  database: RollcallDatabase,
  importId: string,
  passphrase: string,
): Promise<'done' | 'wrong-passphrase' | 'nothing-locked'> {
  const records = await keyRecords(database, importId);
  const held = await heldKeys(
    database,
    records.map(({ id }) => id),
  );
  const locked = records.flatMap(({ id, turn, wrapped }) => (wrapped && !held.has(id) ? [{ id, turn, wrapped }] : []));
  if (locked.length === 0) return 'nothing-locked';
  let opened = 0;
  for (const { id, turn, wrapped } of locked) {
    const key = await passphraseKey(passphrase, new Uint8Array(wrapped.salt), wrapped.rounds);
    const octets = await unsealWith(key, purposeOf(id), wrapped);
    if (!octets) continue;
    await holdKey(database, id, octets);
    await database.passwordKeys.update(id, { turn: turn + 1 });
    opened += 1;
  }
  if (opened === 0) return 'wrong-passphrase';
  await goOn(database, importId);
  return 'done';
}

/** Batches that were stopped for want of their passwords are sent again. */
async function goOn(database: RollcallDatabase, importId: string): Promise<void> {
  await database.transaction('rw', database.batches, async () => {
    for (const { id, stage, lastProblem } of await importBatches(database, importId)) {
      if (stage !== 'approved' || lastProblem?.code !== 'passwords-missing') continue;
      await database.batches.update(id, { lastProblem: null, nextAttemptAt: 0 });
    }
  });
}

async function passphraseKey(passphrase: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  // One form for letters that some keyboards compose and others do not.
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds };
  return cryptoKey(new Uint8Array(await crypto.subtle.deriveBits(derivation, material, 256)));
}

function purposeOf(keyId: string): string {
  return `password key ${keyId}`;
}
