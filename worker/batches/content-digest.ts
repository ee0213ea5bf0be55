import type { Batch } from '../../shared/contract/batch.ts';
import { hex } from '../byte-text.ts';
import { derivedKey } from '../derived-key.ts';
import { equalInConstantTime, sha256 } from '../digest.ts';
import { currentSecretVersion } from '../link-token.ts';
import type { LinkSecret } from '../settings.ts';

/**
 * What tells whether a batch id comes with the same content again: `version:mac`, an HMAC-SHA-256 under a key that is
 * derived from the link secret of that version. A plain hash would let who steals the database try passwords on it.
 */
export async function contentDigest(batch: Batch, secrets: readonly LinkSecret[]): Promise<string> {
  return keyedDigest(batch, secrets, currentSecretVersion(secrets));
}

/** Whether a stored digest is of this batch; false, too, when the secret that it was made with is gone. */
export async function isDigestOf(digest: string, batch: Batch, secrets: readonly LinkSecret[]): Promise<boolean> {
  const version = /^(\d+):/.exec(digest)?.[1];
  if (version === undefined) return equalInConstantTime(digest, await unkeyedDigest(batch));
  if (!secrets.some((secret) => secret.version === Number(version))) return false;
  return equalInConstantTime(digest, await keyedDigest(batch, secrets, Number(version)));
}

async function keyedDigest(batch: Batch, secrets: readonly LinkSecret[], version: number): Promise<string> {
  const secret = secrets.find((each) => each.version === version);
  if (!secret) throw new Error(`link secret ${version} is missing`);
  const key = await derivedKey(secret, 'batch-contents');
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(content(batch)));
  return `${version}:${hex(new Uint8Array(mac))}`;
}

/** All that is asked for, without what the admin saw: a new look at the plan does not make another batch of it. */
function content({ way, source, existing, createGroups, target, rows }: Batch): string {
  const people = rows.map((row) => [
    [row.id, row.email, row.lastName, row.firstName, row.language],
    [row.labels, row.groups, row.additionalInformation, row.password, row.sendCredentials],
  ]);
  return JSON.stringify([
    way,
    [source.kind, source.title],
    existing,
    createGroups,
    target && [target.kind, target.id],
    people,
  ]);
}

/** The digest of batches from before there were passwords; an extension may still ask for what became of them. */
function unkeyedDigest({ way, source, rows }: Batch): Promise<string> {
  const people = rows.map(({ id, email, lastName, firstName, language }) => [id, email, lastName, firstName, language]);
  return sha256(JSON.stringify([way, source.kind, source.title, people]));
}
