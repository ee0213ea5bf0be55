import { expect, test } from 'vitest';
import { groupsOf } from '../../../extension/sync/planned-groups.ts';
import { mailsOf } from '../../../extension/sync/planned-mails.ts';
import type { ResolvedGroup, RowPlan } from '../../../shared/contract/batch.ts';

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
    return { id, mail, mailLanguage, outcome: 'invited', changes: [], problems: [] };
  };
  const plans = [
    { rows: [row('a', 'invitation', 'fr'), row('b', null, 'en'), row('c', 'invitation', 'en')] },
    { rows: [row('d', 'invitation', 'en'), row('e', 'credentials', 'en')] },
  ];
  expect(mailsOf(plans)).toEqual([
    { kind: 'invitation', language: 'en', count: 2, firstRowId: 'c' },
    { kind: 'invitation', language: 'fr', count: 1, firstRowId: 'a' },
    { kind: 'credentials', language: 'en', count: 1, firstRowId: 'e' },
  ]);
});
