import type { Invitation } from '../../../shared/contract/invitation.ts';
import { suggestAddress } from '../../../shared/people/address-suggestion.ts';

/** The address that was probably meant, of an invitation whose mail reached nobody; or null. */
export function likelyAddress({ state, mail, member }: Pick<Invitation, 'state' | 'mail' | 'member'>): string | null {
  const isUndelivered = state === 'pending' && (mail === 'bounced' || mail === 'failed');
  return isUndelivered ? suggestAddress(member.email) : null;
}
