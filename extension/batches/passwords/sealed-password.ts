import * as v from 'valibot';
import { ClientId } from '../../../shared/contract/protocol.ts';
import { SealedText } from '../sealed-text.ts';

/** An initial password as it lies in a row: sealed under a key of its import that only the browser's memory holds. */
export const SealedPassword = v.object({ keyId: ClientId, ...SealedText.entries });
/** See the schema of the same name. */
export type SealedPassword = v.InferOutput<typeof SealedPassword>;

/** A key that was used to seal passwords of an import; the key itself lies in the browser's memory under `id`. */
export const StoredPasswordKey = v.object({
  id: ClientId,
  importId: ClientId,
  /**
   * The key sealed under a passphrase, to outlive the browser, with the rounds of PBKDF2; null: it ends with the
   * browser.
   */
  wrapped: v.nullable(v.object({ salt: v.instance(Uint8Array), rounds: v.number(), ...SealedText.entries })),
  /** Goes up whenever the memory gets the key again, so that who watches this record looks there. */
  turn: v.number(),
});
/** See the schema of the same name. */
export type StoredPasswordKey = v.InferOutput<typeof StoredPasswordKey>;
