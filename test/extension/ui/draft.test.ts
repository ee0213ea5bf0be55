import { expect, test } from 'vitest';
import {
  cameSince,
  type Draft,
  draftOf,
  emptyDraft,
  joinedDrafts,
  pastedBelow,
} from '../../../extension/ui/intake/draft.ts';

const table: Draft = { ...draftOf('Ann\tann@x.org'), content: { kind: 'grid', cells: [['Ann', 'ann@x.org']] } };

test.each([
  ['ann@x.org', 'ann@x.org', ''],
  ['ann@x.org\nben@x.org', 'ann@x.org', 'ben@x.org'],
  ['ann@x.org, ', 'ann@x.org', ''],
  ['cy@x.org\nann@x.org; ben@x.org', 'ann@x.org', 'cy@x.org\nben@x.org'],
  ['ann@y.org\nben@x.org', 'ann@x.org', 'ann@y.org\nben@x.org'],
  ['ben@x.org', '', 'ben@x.org'],
  ['joann@x.org\nann@x.org', 'ann@x.org', 'joann@x.org'],
  ['ann@x.org.au', 'ann@x.org', 'ann@x.org.au'],
  ['ann@x.org\nben@x.org', 'ann@x.org\n', 'ben@x.org'],
])('of %j, when %j was taken, %j came since', (now, taken, since) => {
  expect(cameSince(draftOf(now), draftOf(taken)).text).toBe(since);
});

test('a table that took the place of what was taken stays a table', () => {
  expect(cameSince(table, draftOf('ben@x.org'))).toBe(table);
  expect(cameSince(table, table)).toBe(emptyDraft);
});

test('two boxes become one without a line being said twice or lost', () => {
  expect(joinedDrafts(table, draftOf('Ann\tann@x.org'))).toBe(table);
  expect(joinedDrafts(table, emptyDraft)).toBe(table);
  expect(joinedDrafts(draftOf('joann@x.org'), draftOf('ann@x.org')).text).toBe('joann@x.org\nann@x.org');
  expect(joinedDrafts(draftOf('a@x.org'), draftOf('b@x.org\na@x.org\nc@x.org')).text).toBe('b@x.org\na@x.org\nc@x.org');
});

test('what is pasted beside a box comes below what stands in it', () => {
  expect(pastedBelow(emptyDraft, table)).toBe(table);
  expect(pastedBelow(draftOf('ben@x.org'), table).text).toBe('ben@x.org\nAnn\tann@x.org');
  expect(pastedBelow(draftOf('ben@x.org\n'), draftOf('ann@x.org')).text).toBe('ben@x.org\nann@x.org');
});
