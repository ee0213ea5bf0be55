import { describe, expect, it } from 'vitest';
import { readInSlices, readPeople } from '../../../shared/reading/read-people.ts';
import type { Reading } from '../../../shared/reading/reading.ts';

const million = 1_000_000;

function read(text: string): Reading {
  return readPeople({ kind: 'text', text });
}

describe('hostile cells', () => {
  it.each([
    '=HYPERLINK("//evil")',
    '+1',
    '@SUM(A1)',
    '＝1',
    '<a href=//evil>',
    '{{7*7}}',
    'null',
    'true',
    "O'Brien",
    'Nguyễn',
    '👨‍👩‍👧',
  ])('%s stays text', (cell) => {
    const { rows } = readPeople({
      kind: 'grid',
      cells: [
        ['Nom', 'Prénom', 'Mail'],
        ['Dupont', cell, 'j@x.org'],
      ],
    });
    expect(rows[0]?.person).toMatchObject({ lastName: 'Dupont', firstName: cell, email: 'j@x.org' });
  });

  it('cannot bring a header into a mail', () => {
    const { rows } = readPeople({
      kind: 'grid',
      cells: [
        ['Nom', 'Mail'],
        ['Eve\r\nBcc: v@x.org', 'e@x.org\r\nBcc: w@x.org'],
      ],
    });
    expect(rows[0]?.person.email).not.toMatch(/[\r\n]/);
    expect(`${rows[0]?.person.lastName}${rows[0]?.person.firstName}`).not.toMatch(/[\r\n]/);
    expect(rows[0]?.problems.map(({ code, fault }) => fault ?? code)).toEqual(
      expect.arrayContaining(['several-addresses', 'name-is-link']),
    );
  });

  it('lose directions, tags and halves of characters, and keep twins apart from nobody', () => {
    const { rows } = readPeople({
      kind: 'grid',
      cells: [
        ['Nom', 'Mail'],
        ['a\u202eb\u{e0041}\ud800c', 'j@x.org'],
        ['Zoe\u0301', 'Z@x.org'],
        ['Zo\u00e9', 'z@x.org'],
      ],
    });
    expect(rows.map(({ person }) => person.lastName + person.firstName)).toEqual(['ab\ufffdc', 'Zoe\u0301']);
    expect(rows[1]?.problems.map(({ code }) => code)).toEqual(['duplicate-merged']);
  });
});

describe('hostile shapes', { timeout: 60_000 }, () => {
  it.each([
    ['at signs', '@'.repeat(million)],
    ['quotes', '"'.repeat(million)],
    ['brackets', '<'.repeat(million)],
    ['broken addresses', 'a@'.repeat(million / 2)],
    ['words', 'a'.repeat(million)],
    ['spelled signs', 'a [at] '.repeat(million / 7)],
    ['invisible characters', 'a\u200b'.repeat(million / 2)],
    ['lines', 'Jean Dupont\n'.repeat(million / 12)],
    ['CR', 'a\r'.repeat(million / 2)],
    ['tags', '<a '.repeat(million / 3)],
    ['open quotes', 'x,"y\n'.repeat(million / 5)],
    ['headers', 'email,nom\n'.repeat(million / 10)],
    ['blank lines', '\n'.repeat(million)],
  ])('a million characters of %s are read in small steps', (_, text) => {
    let steps = 0;
    const slices = readInSlices({ kind: 'text', text: `${text}\nlast@x.org,x` });
    let step = slices.next();
    for (; !step.done; step = slices.next()) steps++;
    expect(steps).toBeGreaterThan(20);
    const found =
      step.value.rows.some(({ person }) => person.email === 'last@x.org') ||
      step.value.leftovers.some(({ text: left }) => left.includes('last@x.org'));
    expect(found).toBe(true);
  });

  it('one huge cell harms only its own row', () => {
    const { rows } = read(`Nom,Mail\n"${'y'.repeat(million)}",a@x.org\nDupont,b@x.org`);
    expect(rows.map(({ person }) => person.email)).toEqual(['a@x.org', 'b@x.org']);
    expect(rows[0]?.problems.map(({ code }) => code)).toEqual(['name-too-long']);
  });

  it('16,384 columns, an empty file and a lonely header are no trouble', () => {
    const wide = readPeople({ kind: 'grid', cells: [Array(16_384).fill('x'), ['a@x.org', ...Array(16_383).fill('')]] });
    expect(wide.rows.map(({ person }) => person.email)).toContain('a@x.org');
    expect(read('').rows).toEqual([]);
    expect(read('Nom;Prénom;Mail\n').rows).toEqual([]);
    expect(readPeople({ kind: 'grid', cells: [] }).rows).toEqual([]);
    expect(readPeople({ kind: 'grid', cells: [[], [''], ['a@x.org']] }).rows).toHaveLength(1);
  });
});
