import { hex } from '../byte-text.ts';
import { derivedKey } from '../derived-key.ts';
import { equalInConstantTime } from '../digest.ts';
import type { LinkSecret, Settings } from '../settings.ts';

/**
 * Hex digits of the proof in an address: 80 bits, so that it fits into a local part beside the mail's id (RFC 5321).
 */
const proofDigits = 20;

type BounceSettings = Pick<Settings, 'bounceAddress' | 'linkSecrets'>;

/**
 * The address to which mail servers report that they could not deliver this mail (`bounces+<id>-<proof>@…`): an address
 * of its own for each mail, which nobody can guess. Undefined if no address for reports is set.
 */
export async function returnPathOf(mailId: string, settings: BounceSettings): Promise<string | undefined> {
  const { bounceAddress, linkSecrets } = settings;
  const secret = linkSecrets.at(-1);
  if (!bounceAddress || !secret) return undefined;
  return bounceAddress.replace('@', `+${mailId}-${await proofOf(mailId, secret)}@`);
}

/** The id of the mail whose return path this is, or null; also of mails that left under an older secret. */
export async function mailOfReturnPath(address: string, settings: BounceSettings): Promise<string | null> {
  const [, mailbox, id, proof, domain] =
    /^([^@+]+)\+([0-9a-f]{24})-([0-9a-f]{20})(@[^@]+)$/.exec(address.toLowerCase()) ?? [];
  if (!id || !proof || `${mailbox}${domain}` !== settings.bounceAddress) return null;
  const right = await Promise.all(
    settings.linkSecrets.map(async (secret) => equalInConstantTime(proof, await proofOf(id, secret))),
  );
  return right.includes(true) ? id : null;
}

async function proofOf(mailId: string, secret: LinkSecret): Promise<string> {
  const key = await derivedKey(secret, 'return-paths');
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(mailId));
  return hex(new Uint8Array(mac)).slice(0, proofDigits);
}
