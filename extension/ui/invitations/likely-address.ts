import type { MailState } from '../../../shared/contract/follow-up.ts';
import { suggestAddress } from '../../../shared/people/address-suggestion.ts';

/**
 * The address that was probably meant, of an open invitation (state `pending`) or of an account that a batch set up
 * (`account`), whose mail reached nobody; else null.
 */
export function likelyAddress(email: string, state: string, mail: MailState): string | null {
  const isWaiting = state === 'pending' || state === 'account';
  const isUndelivered = isWaiting && (mail === 'bounced' || mail === 'failed');
  return isUndelivered ? suggestAddress(email) : null;
}
