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

describe('one person on every line', () => {
  it('is one row with all its places, whose conflicts are told up to a bound', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `Dupont${index};jean@x.org;label ${index}`);
    const { rows } = read(`Nom;Mail;Étiquettes\n${lines.join('\n')}`);
    expect(rows).toHaveLength(1);
    const [row] = rows;
    expect(row?.alsoAt).toHaveLength(19_999);
    expect(row?.person).toMatchObject({ lastName: 'Dupont0' });
    expect(row?.person.labels).toHaveLength(20_000);
    const codes = row?.problems.map(({ code }) => code) ?? [];
    expect(codes.filter((code) => code === 'duplicate-conflict')).toHaveLength(50);
    expect(codes.filter((code) => code === 'duplicate-merged')).toHaveLength(1);
    expect(codes).toContain('too-many-labels');
  });

  it('is merged in many steps, so that a page can breathe', () => {
    const text = `Nom;Mail\n${'Dupont;jean@x.org\n'.repeat(20_000)}`;
    const once = `Nom;Mail\n${Array.from({ length: 20_000 }, (_, index) => `Dupont;jean${index}@x.org\n`).join('')}`;
    const steps = (content: string) => [...readInSlices({ kind: 'text', text: content })].length;
    expect(steps(text)).toBeGreaterThan(steps(once) + 50);
  });
});

describe('a cell of ten megabytes', () => {
  it.each(['x', 'x ', 'é\u200b', 'a|', 'a@'])('of %j is kept whole and refused for its length', (piece) => {
    const cell = piece.repeat((10 * million) / piece.length);
    const cells = [
      ['Nom', 'Mail', 'Étiquettes'],
      [cell, 'j@x.org', cell],
    ];
    const { rows } = readPeople({ kind: 'grid', cells });
    expect(rows[0]?.person.lastName).toHaveLength(cell.trim().length);
    expect(rows[0]?.problems.map(({ code }) => code)).toEqual(['name-too-long', 'label-too-long']);
  });
});
