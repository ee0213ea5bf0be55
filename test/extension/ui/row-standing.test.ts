import { describe, expect, test } from 'vitest';
import { addedRow, withoutPassword } from '../../../extension/batches/new-batch.ts';
import type { StoredRow } from '../../../extension/batches/stored-row.ts';
import { filterCounts, isShown, rowStanding } from '../../../extension/ui/rows/row-standing.ts';
import type { RowReceipt } from '../../../shared/contract/batch.ts';
import { emptyPerson } from '../../../shared/people/person.ts';
import { problem } from '../../../shared/people/person-problem.ts';

const error = problem('address-missing', 'error', 'email', '');
const warning = problem('address-typo', 'warning', 'email', 'a@gmial.com');
const note = problem('duplicate-merged', 'note', null, '');
const invited: RowReceipt = {
  id: 'r',
  outcome: 'invited',
  changes: [],
  problems: [],
  memberId: null,
  mail: 'sent',
  bounce: null,
  mailedAt: 1,
  invitation: 'pending',
  acceptedAt: null,
  undone: null,
};

function row(given: Partial<StoredRow>): StoredRow {
  const person = withoutPassword(emptyPerson());
  return { ...addedRow({ id: 'r', batchId: 'b', position: 0, person, problems: [], place: null }), ...given };
}

describe('how a row stands', () => {
  test('the gravest problem counts, and a note is none', () => {
    expect(rowStanding(row({ problems: [note] }))).toBe('ready');
    expect(rowStanding(row({ problems: [note, warning] }))).toBe('look');
    expect(rowStanding(row({ problems: [warning, error] }))).toBe('error');
  });

  test('a row that is left out is nothing but that', () => {
    expect(rowStanding(row({ problems: [error], excluded: true }))).toBe('excluded');
  });
});

describe('the filters', () => {
  const shownBy = (given: Partial<StoredRow>) =>
    (['all', 'look', 'unsent'] as const).filter((filter) => isShown(row(given), filter));
  const read = { source: 0 };

  test('before sending: doubts are to look at, what will not be sent is unsent', () => {
    expect(shownBy({})).toEqual(['all']);
    expect(shownBy({ problems: [warning] })).toEqual(['all', 'look']);
    expect(shownBy({ problems: [error] })).toEqual(['all', 'look', 'unsent']);
    expect(shownBy({ problems: [error], excluded: true })).toEqual(['all', 'unsent']);
  });

  test('after sending: only what came in the way is to look at', () => {
    expect(shownBy({ problems: [warning], receipt: invited })).toEqual(['all']);
    expect(shownBy({ receipt: { ...invited, mail: 'failed' } })).toEqual(['all', 'look']);
    expect(shownBy({ receipt: { ...invited, invitation: 'expired' } })).toEqual(['all', 'look']);
    expect(shownBy({ receipt: { ...invited, outcome: 'refused', invitation: 'none' } })).toEqual(['all', 'look']);
  });

  test('duplicates are rows with a twin, and those that the reader merged', () => {
    expect(isShown(row({}), 'duplicates', true)).toBe(true);
    expect(isShown(row({ problems: [note] }), 'duplicates')).toBe(true);
    expect(isShown(row({}), 'duplicates')).toBe(false);
  });

  test('changed are rows that were edited or added by hand', () => {
    expect(isShown(row(read), 'changed')).toBe(false);
    expect(isShown(row({ ...read, edited: ['email'] }), 'changed')).toBe(true);
    expect(isShown(row({ source: null }), 'changed')).toBe(true);
  });

  test('are counted over all parts of a list, each row with twins once', () => {
    const parts = [[row({ id: 'a' }), row({ id: 'b', problems: [note] })], [row({ id: 'c', problems: [error] })]];
    expect(filterCounts(parts, new Set(['a', 'b']))).toEqual({ all: 3, look: 1, duplicates: 2, changed: 3, unsent: 1 });
  });
});
