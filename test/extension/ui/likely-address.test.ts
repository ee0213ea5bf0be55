import { expect, it } from 'vitest';
import { likelyAddress } from '../../../extension/ui/invitations/likely-address.ts';

it.each(['bounced', 'failed'] as const)(
  'an address that looks mistyped is offered corrected when its mail %s',
  (mail) => {
    expect(likelyAddress('jean@gmial.com', 'pending', mail)).toBe('jean@gmail.com');
    expect(likelyAddress('jean@gmial.com', 'account', mail)).toBe('jean@gmail.com');
  },
);

it('nothing is offered for an address that looks right, a mail that arrived, or an invitation that has ended', () => {
  expect(likelyAddress('jean@gmail.com', 'pending', 'bounced')).toBeNull();
  expect(likelyAddress('jean@gmial.com', 'pending', 'delivered')).toBeNull();
  expect(likelyAddress('jean@gmial.com', 'revoked', 'bounced')).toBeNull();
  expect(likelyAddress('jean@gmial.com', 'account', 'delivered')).toBeNull();
});
