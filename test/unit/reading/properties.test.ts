import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPerson } from '../../../shared/people/check-person.ts';
import { canonicalAddress, checkAddress } from '../../../shared/people/email-address.ts';
import { emptyPerson, type Person } from '../../../shared/people/person.ts';
import { csvLine, personCells } from '../../../shared/people/person-table.ts';
import { readInSlices, readPeople } from '../../../shared/reading/read-people.ts';
import type { CapturedContent, Reading } from '../../../shared/reading/reading.ts';

const header =
  'last name,first name,e-mail,labels,send credentials (1/0),password,language,additional information,groups\r\n';

/** People as a CSV file with the import template's columns. */
function csvOf(people: readonly Person[]): string {
  return header + people.map((each) => csvLine(personCells(each))).join('');
}

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '@',
      '"',
      "'",
      '<',
      '>',
      '(',
      ')',
      '[',
      ']',
      ',',
      ';',
      '|',
      '\t',
      '\n',
      '\r\n',
      '\r',
      ' ',
      '.',
      ':',
      '\\',
      '=',
      '&',
      '%40',
      ' at ',
      ' [at] ',
      ' dot ',
    ],
    ...[
      'mailto:',
      'To: ',
      '<a href="mailto:',
      '</a>',
      '<br>',
      '=?UTF-8?Q?',
      '?=',
      'Nom',
      'Prénom',
      'E-mail',
      'email',
      'sep=;\n',
      '- ',
      '1. ',
      '\ufeff',
      '\u200b',
      '\u202e',
      '＠',
      '\u00a0',
      '\u2028',
      '\ud800',
      'é',
    ],
    ...[
      'a@x.org',
      'Jean Dupont',
      'jean.dupont@gmail.com',
      'DUPONT, Jean',
      '"Curie, Marie" <m@y.org>',
      'b@localhost',
      '@user',
      'c@',
      'a@@b.org',
      'https://x.org/@me',
      '1',
      'fr',
      'oui',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.emailAddress(),
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
const cells = fc.array(
  fc.array(
    fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join('')),
    { maxLength: 6 },
  ),
  { maxLength: 12 },
);
const content: fc.Arbitrary<CapturedContent> = fc.oneof(
  text.map((value) => ({ kind: 'text' as const, text: value })),
  cells.map((value) => ({ kind: 'grid' as const, cells: value })),
);

/** Everything that the reading shows somewhere. */
function shown(reading: Reading): string {
  const parts: string[] = [];
  for (const { person, problems } of reading.rows) {
    parts.push(
      person.email,
      person.lastName,
      person.firstName,
      person.password,
      person.language,
      person.additionalInformation,
    );
    parts.push(...person.labels, ...person.groups, ...problems.map(({ evidence }) => evidence));
  }
  parts.push(...reading.leftovers.map((leftover) => leftover.text), ...reading.columns.map(({ header }) => header));
  return parts.join('\n').toLowerCase();
}

/** The plain ASCII addresses that a person would see in a text. */
function addressesIn(value: string): string[] {
  return [
    ...value.matchAll(
      /(?<![\p{L}\p{N}\p{M}_.+@-])[a-z0-9]+(?:\.[a-z0-9]+)*@[a-z0-9]+\.(?:org|com)(?![\p{L}\p{N}\p{M}_.@-])/giu,
    ),
  ].map(([found]) => found.toLowerCase());
}

describe('reading anything', { timeout: 60_000 }, () => {
  it('never throws', () => {
    fc.assert(
      fc.property(content, (value) => void readPeople(value)),
      { numRuns: 400 },
    );
  });

  it('loses no address', () => {
    fc.assert(
      fc.property(content, (value) => {
        const all = value.kind === 'text' ? value.text : value.cells.flat().join('\n');
        const seen = shown(readPeople(value));
        for (const address of addressesIn(all)) expect(seen).toContain(address);
      }),
      { numRuns: 400 },
    );
  });

  it('shows every at sign of a free text', () => {
    const words = fc.array(
      fc.constantFrom('@', 'a@b', 'x@y.org', '@me', 'you@', 'word', ',', '"', '<', '>', '\n', ' '),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(words, (value) => {
        const reading = readPeople({ kind: 'text', text: value.join(' ') });
        const merged = reading.rows.reduce((sum, row) => sum + row.alsoAt.length, 0);
        const seen = shown(reading).split('@').length - 1;
        if (value.includes('@me')) expect(seen + merged).toBeGreaterThan(0);
        for (const token of new Set(value.filter((word) => word.includes('@'))))
          expect(shown(reading)).toContain(token.replace(/^@$/, '@'));
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same reading in one go and in slices', () => {
    fc.assert(
      fc.property(content, (value) => {
        const slices = readInSlices(value);
        let step = slices.next();
        while (!step.done) {
          expect(step.value.done).toBeLessThanOrEqual(step.value.total);
          step = slices.next();
        }
        expect(step.value).toEqual(readPeople(value));
      }),
      { numRuns: 200 },
    );
  });

  it('tells of each row all that the check of a person tells', () => {
    const word = fc.oneof(
      fc.constantFrom('Jean', 'Zoé', 'www.evil.com', 'a  b', "'=1", '\u202e', '\0', 'x'.repeat(101), 'A | B', 'x.org'),
      piece,
    );
    const table = fc.array(fc.array(word, { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, (rows) => {
        const captions = header.trim().split(',');
        const read = readPeople({
          kind: 'grid',
          cells: [captions, ...rows.map((row, at) => row.with(2, `p${at}@x.org`))],
        });
        expect(read.rows).toHaveLength(rows.length);
        for (const { person, problems } of read.rows)
          expect(problems.slice(0, checkPerson(person).length)).toEqual(checkPerson(person));
      }),
      { numRuns: 400 },
    );
  });

  it('has one row for each address, in the order of their first mention', () => {
    // Few local parts at several domains: the reader looks up people by the local part first.
    const address = fc
      .tuple(
        fc.constantFrom('jean', 'Jean', 'info', 'p.1', 'P.1', 'aé'),
        fc.constantFrom('x.org', 'X.org', 'y.org', 'exámple.org'),
      )
      .map((parts) => parts.join('@'));
    fc.assert(
      fc.property(fc.array(address, { minLength: 1, maxLength: 40 }), (addresses) => {
        const good = addresses.filter((each) => !('fault' in checkAddress(each)));
        const cells = [['Name', 'E-mail'], ...good.map((each) => ['Jean Dupont', each])];
        const found = readPeople({ kind: 'grid', cells }).rows.map(({ person }) => canonicalAddress(person.email));
        expect(found).toEqual([...new Set(good.map(canonicalAddress))]);
      }),
    );
  });

  it('finds the same people in any order of the lines', () => {
    const line = fc
      .tuple(fc.constantFrom('Jean', 'Marie', 'Zoé'), fc.constantFrom('Dupont', 'Curie'), fc.nat(50))
      .map(([first, last, number]) => `${first} ${last} <p${number}@x.org>`);
    const lines = fc.uniqueArray(line, {
      selector: (value) => value.slice(value.indexOf('<')),
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(
        lines.chain((value) => fc.tuple(fc.constant(value), fc.shuffledSubarray(value, { minLength: value.length }))),
        ([one, other]) => {
          expect(people(other.join('\n'))).toEqual(people(one.join('\n')));
        },
      ),
    );
  });
});

function people(value: string): string[] {
  return readPeople({ kind: 'text', text: value })
    .rows.map(({ person }) => JSON.stringify(person))
    .sort();
}

describe('people written to a CSV file', { timeout: 60_000 }, () => {
  const word = fc.string({ unit: fc.constantFrom(...'aébZ=+-@\'"|;,:& 1\t\n＝'.split('')), maxLength: 12 });
  const oneLine = word.map((value) => value.replace(/\s+/g, ' ').trim());
  const label = oneLine.map((value) => value.replace(/[|;,: ]+/g, ' ').trim());
  const person: fc.Arbitrary<Person> = fc.record({
    lastName: oneLine,
    firstName: oneLine,
    email: fc.nat(10_000).map((number) => `p${number}@x.org`),
    labels: fc.uniqueArray(
      label.filter((value) => value !== ''),
      { maxLength: 3 },
    ),
    sendCredentials: fc.constantFrom(true, false, null),
    password: word.map((value) => value.trim()),
    language: fc.constantFrom('', 'fr', 'nl_BE'),
    additionalInformation: word.map((value) => value.trim()),
    groups: fc.uniqueArray(fc.constantFrom('50eeb008202607fb68d441cb', 'Classe A', '=1+1'), { maxLength: 2 }),
  });

  it('are read back the same', () => {
    fc.assert(
      fc.property(fc.uniqueArray(person, { selector: ({ email }) => email, minLength: 1, maxLength: 8 }), (all) => {
        const reading = readPeople({ kind: 'text', text: csvOf(all) });
        expect(reading.rows.map((row) => row.person)).toEqual(all);
      }),
      { numRuns: 400 },
    );
  });

  it('hold no cell that a spreadsheet would run', () => {
    const person = {
      ...emptyPerson(),
      lastName: '=HYPERLINK("//evil")',
      firstName: '＝1+1',
      email: 'a@x.org',
      password: '@SUM(1)',
    };
    const lines = csvOf([person]).split('\r\n');
    expect(lines[1]).toBe(`"'=HYPERLINK(""//evil"")",'＝1+1,a@x.org,,,'@SUM(1),,,`);
  });

  it('hold none either for a spreadsheet that cuts lines at semicolons and knows no quotes', () => {
    fc.assert(
      fc.property(person, (each) => {
        const cells = csvLine(personCells(each)).split(/[;\t\r\n]/);
        // Quotes may be taken away; an apostrophe in front makes a text of it.
        for (const cell of cells) expect(cell).not.toMatch(/^"*[=+\-@＝＋－＠]/);
      }),
      { numRuns: 400 },
    );
  });
});
