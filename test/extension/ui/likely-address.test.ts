import { expect, it } from 'vitest';
import { likelyAddress } from '../../../extension/ui/invitations/likely-address.ts';
import type { Invitation } from '../../../shared/contract/invitation.ts';

function invitation(email: string, change: Partial<Pick<Invitation, 'state' | 'mail'>> = {}) {
  const member = { id: '0123456789abcdef01234567', email, lastName: '', firstName: '', language: '' };
  return { member, state: 'pending', mail: 'bounced', ...change } as const;
}

it.each(['bounced', 'failed'] as const)(
  'an address that looks mistyped is offered corrected when its mail %s',
  (mail) => {
    expect(likelyAddress(invitation('jean@gmial.com', { mail }))).toBe('jean@gmail.com');
  },
);

it('nothing is offered for an address that looks right, a mail that arrived, or an invitation that has ended', () => {
  expect(likelyAddress(invitation('jean@gmail.com'))).toBeNull();
  expect(likelyAddress(invitation('jean@gmial.com', { mail: 'delivered' }))).toBeNull();
  expect(likelyAddress(invitation('jean@gmial.com', { state: 'revoked' }))).toBeNull();
});
