import { describe, expect, test } from 'vitest';
import { addedRow, withoutPassword } from '../../../extension/batches/new-batch.ts';
import type { StoredPerson, StoredRow } from '../../../extension/batches/stored-row.ts';
import {
  blockCells,
  clearedBlock,
  clearedPasswords,
  filledDown,
  pastedInto,
} from '../../../extension/ui/rows/block-edit.ts';
import { emptyPerson } from '../../../shared/people/person.ts';

function row(id: string, given: Partial<StoredPerson>, batchId = 'open'): StoredRow {
  const person = { ...withoutPassword(emptyPerson()), ...given };
  return addedRow({ id, batchId, position: 0, person, problems: [], place: null, password: null });
}

const rows = [
  row('a', { lastName: 'Dupont', firstName: 'Jean', labels: ['France', 'Nord'] }),
  row('b', { lastName: 'Benali', firstName: 'Karim' }),
  row('c', { lastName: 'Le Gall', firstName: 'Zoé' }),
  row('sent', { lastName: 'Martin' }, 'sent'),
];
const table = {
  rows,
  fields: ['lastName', 'firstName', 'labels'] as const,
  isEditable: ({ batchId }: StoredRow) => batchId === 'open',
};

test('a block is copied as texts, the send box as 1 or 0', () => {
  expect(blockCells(table, { top: 0, bottom: 1, left: 0, right: 3 })).toEqual([
    ['1', 'Dupont', 'Jean', 'France | Nord'],
    ['1', 'Benali', 'Karim', ''],
  ]);
});

describe('pasting', () => {
  test('one value fills a selection, and changes no row that was sent', () => {
    const pasted = pastedInto(table, { top: 1, bottom: 3, left: 3, right: 3 }, [['Lyon | Nord']]);
    expect(pasted.edits).toEqual([
      { rowId: 'b', patch: { labels: ['Lyon', 'Nord'] } },
      { rowId: 'c', patch: { labels: ['Lyon', 'Nord'] } },
    ]);
    expect(pasted).toMatchObject({ added: [], lockedRows: 1, lostColumns: 0 });
  });

  test('a block goes where the selection begins; columns beyond the last are told, lines beyond the last row are new', () => {
    const block = [
      ['Weber', 'Lea'],
      ['', ' '],
      ['Novak', 'Ana'],
    ];
    const pasted = pastedInto(table, { top: 3, bottom: 3, left: 3, right: 3 }, block);
    expect(pasted.lostColumns).toBe(1);
    expect(pasted.lockedRows).toBe(1);
    expect(pasted.added.map(({ labels }) => labels)).toEqual([['Novak']]);
  });

  test('a selection that is the block several times over is tiled', () => {
    const pasted = pastedInto(table, { top: 0, bottom: 1, left: 1, right: 2 }, [['X'], ['Y']]);
    expect(pasted.edits).toEqual([
      { rowId: 'a', patch: { lastName: 'X', firstName: 'X' } },
      { rowId: 'b', patch: { lastName: 'Y', firstName: 'Y' } },
    ]);
  });

  test('a send box takes yes and no, and stays when the text says neither', () => {
    const at = { top: 0, bottom: 2, left: 0, right: 0 };
    expect(pastedInto(table, at, [['non'], ['1'], ['?']]).edits.map(({ patch }) => patch)).toEqual([
      { excluded: true },
      { excluded: false },
      {},
    ]);
  });
});

test('filling down takes the first line, of a single line the one above it', () => {
  const fill = { rowId: 'b', patch: { lastName: 'Dupont' } };
  expect(filledDown(table, { top: 0, bottom: 1, left: 1, right: 1 })).toEqual([fill]);
  expect(filledDown(table, { top: 1, bottom: 1, left: 1, right: 1 })).toEqual([fill]);
  expect(filledDown(table, { top: 0, bottom: 0, left: 1, right: 1 })).toEqual([]);
});

test('emptying a block leaves the send box, and rows that were sent, as they are', () => {
  expect(clearedBlock(table, { top: 2, bottom: 3, left: 0, right: 1 })).toEqual([
    { rowId: 'c', patch: { lastName: '' } },
  ]);
  expect(clearedBlock(table, { top: 0, bottom: 1, left: 0, right: 0 })).toEqual([]);
});

describe('passwords', () => {
  const sealed = { keyId: crypto.randomUUID(), iv: new Uint8Array(12), sealed: new ArrayBuffer(20) };
  const withPasswords = {
    ...table,
    rows: rows.map((each, index) => (index === 1 ? each : { ...each, password: sealed })),
    fields: ['email', 'password', 'language'] as const,
  };
  const column = { left: 2, right: 2 };

  test('are never copied, nor filled down', () => {
    expect(blockCells(withPasswords, { top: 0, bottom: 1, ...column })).toEqual([[''], ['']]);
    expect(filledDown(withPasswords, { top: 0, bottom: 2, ...column }).map(({ patch }) => patch)).toEqual([{}, {}]);
  });

  test('are pasted with their spaces, apart from the other cells, into rows that are not sent', () => {
    const block = [
      ['jo@school.example.com', ' apo zeiru ', 'fr'],
      ['', '', 'en'],
    ];
    const { edits, passwords } = pastedInto(withPasswords, { top: 2, bottom: 2, left: 1, right: 1 }, block);
    expect(passwords).toEqual([{ rowId: 'c', password: ' apo zeiru ' }]);
    expect(edits).toEqual([{ rowId: 'c', patch: { email: 'jo@school.example.com', language: 'fr' } }]);
  });

  test('are taken off where there are some', () => {
    expect(clearedPasswords(withPasswords, { top: 0, bottom: 3, left: 1, right: 3 })).toEqual([
      { rowId: 'a', password: '' },
      { rowId: 'c', password: '' },
    ]);
    expect(clearedPasswords(withPasswords, { top: 0, bottom: 3, left: 1, right: 1 })).toEqual([]);
  });
});
