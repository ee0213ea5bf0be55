import * as v from 'valibot';

/** A text as it lies in IndexedDB: AES-GCM under a key that no script can read. */
export const SealedText = v.object({
  iv: v.instance(Uint8Array),
  sealed: v.instance(ArrayBuffer),
});
/** See the schema of the same name. */
export type SealedText = v.InferOutput<typeof SealedText>;

/** The one key, made in this browser at first use; not extractable, so a copy of its record is of no use elsewhere. */
export const StoredKey = v.object({ id: v.literal('seal'), key: v.instance(CryptoKey) });
/** See the schema of the same name. */
export type StoredKey = v.InferOutput<typeof StoredKey>;
