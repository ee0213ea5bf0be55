import { base64 } from '../byte-text.ts';
import { equalInConstantTime } from '../digest.ts';

/** Seconds that a signed report may be old, or ahead of our clock. */
const tolerance = 5 * 60;

/** Signatures of one report that are compared, at most: more than one is there only while a secret is being changed. */
const maxSignatures = 5;

/** What comes with a report and proves it: the headers `svix-id`, `svix-timestamp` and `svix-signature`. */
interface ReportProof {
  id: string;
  /** Seconds since 1970-01-01 UTC, as text. */
  timestamp: string;
  /** `v1,<base64>`, one or several with spaces between. */
  signature: string;
}

/**
 * Whether a report was signed with our secret (`whsec_<base64>`) a short time before `now`: HMAC-SHA-256 over id,
 * timestamp and body, as Svix and the Standard Webhooks specification have it.
 */
export async function isSigned(body: string, proof: ReportProof, secret: string, now: number): Promise<boolean> {
  const { id, timestamp, signature } = proof;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now / 1000 - Number(timestamp)) > tolerance) return false;
  const octets = Uint8Array.from(atob(secret.slice('whsec_'.length)), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', octets, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(`${id}.${timestamp}.${body}`));
  const right = `v1,${base64(new Uint8Array(mac))}`;
  const given = signature.split(' ').slice(0, maxSignatures);
  const matches = await Promise.all(given.map((each) => equalInConstantTime(each, right)));
  return matches.includes(true);
}
