import { expect, test } from 'vitest';
import { groupsOf } from '../../../extension/sync/planned-groups.ts';
import { mailsOf } from '../../../extension/sync/planned-mails.ts';
import type { PlannedSession, ResolvedGroup, RowPlan } from '../../../shared/contract/batch.ts';

test('the groups of an import are told once for each spelling, whichever of its batches name them', () => {
  const group = (given: string): ResolvedGroup => ({
    given,
    state: 'unknown',
    id: null,
    name: given,
    suggestion: null,
  });
  const plans = [{ groups: [group('Nord'), group('nord')] }, { groups: [group('Sud'), group('Nord')] }];
  expect(groupsOf(plans).map(({ given }) => given)).toEqual(['Nord', 'nord', 'Sud']);
});

test('the mails of an import are counted by kind and language, with somebody who would get one', () => {
  const row = (id: string, mail: RowPlan['mail'], mailLanguage: string): RowPlan => {
    return { id, mail, mailLanguage, outcome: 'invited', changes: [], pathInvitations: [], problems: [] };
  };
  const plans = [
    { rows: [row('a', 'invitation', 'fr'), row('b', null, 'en'), row('c', 'invitation', 'en')], sessions: [] },
    { rows: [row('d', 'invitation', 'en'), row('e', 'credentials', 'en')], sessions: [] },
  ];
  expect(mailsOf(plans)).toEqual([
    { kind: 'invitation', language: 'en', count: 2, firstRowId: 'c', sessions: [], at: null },
    { kind: 'invitation', language: 'fr', count: 1, firstRowId: 'a', sessions: [], at: null },
    { kind: 'credentials', language: 'en', count: 1, firstRowId: 'e', sessions: [], at: null },
  ]);
});

test('invitations to paths are counted by session and by when they leave; what is told in another mail is none', () => {
  const [safety, cooking] = ['a', 'b'].map((letter) => ({ id: letter.repeat(24), path: letter, name: 'Autumn' }));
  if (!safety || !cooking) throw new Error('there are two sessions');
  const invitation = (session: PlannedSession, at: number | null, told = false) => ({
    sessionId: session.id,
    at,
    told,
  });
  const row = (id: string, mail: RowPlan['mail'], ...pathInvitations: RowPlan['pathInvitations']): RowPlan => {
    return { id, mail, mailLanguage: 'en', outcome: 'invited', changes: [], pathInvitations, problems: [] };
  };
  const rows = [
    row('1', 'path-invitation', invitation(safety, null), invitation(cooking, null), invitation(safety, 2000)),
    row('2', 'path-invitation', invitation(cooking, null)),
    row('3', 'invitation', invitation(safety, null, true), invitation(cooking, 1000)),
    row('4', null, invitation(safety, null, true), invitation(cooking, 1000)),
    row('5', 'invitation'),
  ];
  const told = mailsOf([{ rows, sessions: [safety, cooking] }]);
  expect(told.map(({ kind, count, at, sessions }) => [at, kind, count, ...sessions.map(({ path }) => path)])).toEqual([
    [null, 'path-invitation', 2, 'b'],
    [null, 'path-invitation', 1, 'a'],
    [null, 'invitation', 1, 'a'],
    [null, 'invitation', 1],
    [1000, 'path-invitation', 2, 'b'],
    [2000, 'path-invitation', 1, 'a'],
  ]);
});

test('a space that does not say by which session it invites is believed that it does', () => {
  const row: RowPlan = {
    id: '1',
    mail: 'path-invitation',
    mailLanguage: 'fr',
    outcome: 'already-member',
    changes: [],
    pathInvitations: [],
    problems: [],
  };
  const [mails, ...others] = mailsOf([{ rows: [row], sessions: [] }]);
  expect(mails).toMatchObject({ kind: 'path-invitation', count: 1, sessions: [], at: null });
  expect(others).toEqual([]);
});
