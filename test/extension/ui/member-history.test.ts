import { expect, test } from 'vitest';
import { memberHistory } from '../../../extension/ui/members/member-history.ts';
import type { Member } from '../../../shared/contract/member.ts';

const olive = { id: 'd'.repeat(24), email: 'olive@example.org', lastName: 'Owner', firstName: 'Olive' };

function member(given: Partial<Member>): Member {
  return {
    id: 'a'.repeat(24),
    email: 'jean@example.org',
    lastName: '',
    firstName: '',
    language: '',
    role: 'member',
    state: 'invited',
    labels: [],
    groups: [],
    createdAt: 100,
    additionalInformation: '',
    activatedAt: null,
    passwordChangeDue: false,
    newAddress: null,
    suppression: null,
    invitations: [],
    mails: [],
    batches: [],
    ...given,
  };
}

function invitation(given: Partial<Member['invitations'][number]>): Member['invitations'][number] {
  return {
    id: 'b'.repeat(24),
    state: 'pending',
    invitedBy: olive,
    source: { kind: 'paste', title: 'Pasted list' },
    createdAt: 100,
    expiresAt: 900,
    endedAt: null,
    askedAt: null,
    ...given,
  };
}

const mail = {
  id: 'c'.repeat(24),
  kind: 'invitation',
  state: 'sent',
  bounce: null,
  createdAt: 100,
  settledAt: 110,
} as const;

test('who was invited, mailed and accepted: each once, the newest first', () => {
  const history = memberHistory(
    member({
      invitations: [invitation({ state: 'accepted', endedAt: 200 })],
      mails: [mail],
      batches: [
        {
          id: 'x',
          source: { kind: 'paste', title: 'Pasted list' },
          outcome: 'invited',
          appliedBy: olive,
          appliedAt: 100,
        },
      ],
    }),
  );
  expect(history).toEqual([
    { at: 200, kind: 'invitation-ended', state: 'accepted' },
    { at: 110, kind: 'mail', mail: 'invitation', state: 'sent', bounce: null },
    { at: 100, kind: 'invited', by: olive, source: 'Pasted list', expiresAt: null },
  ]);
});

test('an open invitation says until when it is valid, a mail that waits since when', () => {
  const history = memberHistory(
    member({ invitations: [invitation({})], mails: [{ ...mail, state: 'queued', settledAt: null }] }),
  );
  expect(history).toEqual([
    { at: 100, kind: 'mail', mail: 'invitation', state: 'queued', bounce: null },
    { at: 100, kind: 'invited', by: olive, source: 'Pasted list', expiresAt: 900 },
  ]);
});

test('asking for a new invitation comes after the old one expired, also in one moment', () => {
  const expired = invitation({ state: 'expired', endedAt: 900, askedAt: 950, source: null, invitedBy: null });
  expect(memberHistory(member({ invitations: [expired] })).map(({ kind }) => kind)).toEqual([
    'asked',
    'invitation-ended',
    'invited',
  ]);
});

test('an account that a batch set up is told with who did it; naming twice in one batch is not', () => {
  const source = { kind: 'file', title: 'staff.csv' } as const;
  const batches: Member['batches'] = [
    { id: 'x', source, outcome: 'duplicate', appliedBy: olive, appliedAt: 150 },
    { id: 'y', source, outcome: 'already-member', appliedBy: null, appliedAt: 150 },
    { id: 'z', source, outcome: 'created', appliedBy: olive, appliedAt: 100 },
  ];
  expect(memberHistory(member({ batches }))).toEqual([
    { at: 150, kind: 'batch', outcome: 'already-member', by: null, source: 'staff.csv' },
    { at: 100, kind: 'batch', outcome: 'created', by: olive, source: 'staff.csv' },
  ]);
});

test('who came by no batch and no invitation, as the owner, came at the beginning', () => {
  expect(memberHistory(member({ role: 'owner' }))).toEqual([{ at: 100, kind: 'came' }]);
  expect(memberHistory(member({ mails: [{ ...mail, kind: 'password-reset' }] })).at(-1)).toEqual({
    at: 100,
    kind: 'came',
  });
});
