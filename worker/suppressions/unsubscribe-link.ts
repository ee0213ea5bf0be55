import { currentSecretVersion, type LinkSubject, linkToken } from '../link-token.ts';
import type { Settings } from '../settings.ts';

/** Where the links lead that end mails; the token follows. */
export const unsubscribePrefix = '/unsubscribe/';
/** Where the form is sent with which a person takes that back; the token follows. */
export const resumePrefix = '/mails-again/';

/** Whose mails a link ends: the member's, as long as they have this address. */
interface Unsubscriber {
  memberId: string;
  addressKey: string;
}

/**
 * What the token of such a link is derived from. No secret version is stored for a member, so each one that is
 * configured will do.
 */
export function unsubscribeSubject({ memberId, addressKey }: Unsubscriber, secretVersion: number): LinkSubject {
  return { purpose: 'unsubscribe', id: memberId, generation: 1, secretVersion, addressKey };
}

/** The link in the header of a mail that ends mails of its kind to this address. */
export async function unsubscribeLink(who: Unsubscriber, { origin, linkSecrets }: Settings): Promise<string> {
  const token = await linkToken(unsubscribeSubject(who, currentSecretVersion(linkSecrets)), linkSecrets);
  return `${origin}${unsubscribePrefix}${token}`;
}
