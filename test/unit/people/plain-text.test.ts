import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPerson } from '../../../shared/people/check-person.ts';
import { emptyPerson } from '../../../shared/people/person.ts';
import { withoutNeutralising } from '../../../shared/people/person-table.ts';
import { isPlainText } from '../../../shared/people/plain-text.ts';
import { onOneLine, tidyCell } from '../../../shared/reading/tidy-cell.ts';

const odd = [' \'"=+-@.:;/|,\t\n\r\0\x7f\x85\xa0\xad×é\u024f\u0250ễ\u1eff\u2028\u202e\u3000\ufeff\ud800', '漢👍'].join(
  '',
);
const sign = fc.constantFrom(...'aZ09', ...odd.split(''));
const text = fc.oneof(
  fc.array(sign, { maxLength: 12 }).map((signs) => signs.join('')),
  fc
    .array(fc.constantFrom('Jean', 'Zoé', "O'Brien", ' ', '  ', "'=1", 'www.x.org', 'x; y', '"'), { maxLength: 8 })
    .map((words) => words.join('')),
  fc.nat(130).map((length) => 'x'.repeat(length)),
);

describe('a plain text', () => {
  it('is a name of Latin letters with single spaces', () => {
    for (const plain of ['', 'Jean', "O'Brien", 'de la Tour', 'Nguyễn', 'Martin-Lévy', 'A | B', 'x'.repeat(100)])
      expect(isPlainText(plain)).toBe(true);
    for (const other of [' a', 'a ', 'a  b', "'=1", 'www.x.org', 'a\tb', 'a\u00a0b', '\u202ea', 'x'.repeat(101)])
      expect(isPlainText(other)).toBe(false);
  });

  it('stays as it is when it is tidied, and no field of words refuses it or a piece of it', () => {
    fc.assert(
      fc.property(text, fc.nat(100), fc.nat(100), (whole, start, end) => {
        fc.pre(isPlainText(whole));
        expect(tidyCell(whole)).toEqual({ text: whole, repaired: false });
        expect(onOneLine(whole)).toBe(whole);
        expect(withoutNeutralising(whole)).toBe(whole);
        const words = { lastName: whole, firstName: whole, additionalInformation: whole };
        const person = {
          ...emptyPerson(),
          ...words,
          email: 'jean@x.org',
          labels: [whole.slice(start, end)],
          groups: [whole],
        };
        expect(checkPerson(person)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
