import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gridText } from '../../../extension/capture/grid-text.ts';
import { readPeople } from '../../../shared/reading/read-people.ts';

test('cells with tabs, quotes and line ends are quoted as spreadsheets do', () => {
  expect(
    gridText([
      ['a', 'b\tc'],
      ['say "x"', 'two\nlines'],
    ]),
  ).toBe('a\t"b\tc"\n"say ""x"""\t"two\nlines"');
});

test('a table that is read from the paste box gives the same people as the table itself', () => {
  const name = fc.constantFrom('Jean', 'Zoé', 'Anne "Nan" Marie', 'Li\nWei', 'O’Brien', '');
  const rows = fc.array(fc.tuple(name, name, fc.nat(500)), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(rows, (given) => {
      const cells = [
        ['Last name', 'First name', 'E-mail'],
        ...given.map(([last, first, n]) => [last, first, `person${n}@school.example.com`]),
      ];
      const fromText = readPeople({ kind: 'text', text: gridText(cells) });
      const fromCells = readPeople({ kind: 'grid', cells });
      expect(fromText.rows.map(({ person }) => person)).toEqual(fromCells.rows.map(({ person }) => person));
    }),
  );
});
