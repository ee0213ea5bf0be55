import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPassword } from '../../../shared/people/check-password.ts';
import { generatedPassword } from '../../../shared/people/generated-password.ts';
import type { PersonProblem } from '../../../shared/people/person-problem.ts';

const octets = fc.infiniteStream(fc.nat(255));

function from(stream: IterableIterator<number>): string {
  return generatedPassword(() => stream.next().value ?? 0);
}

test('a generated password is four blocks without vowels and without signs that look alike', () => {
  fc.assert(
    fc.property(octets, (stream) => {
      expect(from(stream)).toMatch(/^[^aeiou01259lq-]{4}(-[^aeiou01259lq-]{4}){3}$/);
    }),
  );
});

test('it is a good one, except where chance itself fails', () => {
  fc.assert(
    fc.property(octets, (stream) => {
      const problems: PersonProblem[] = [];
      checkPassword(from(stream), 'ada@school.example.com', problems);
      expect(problems).toEqual([]);
    }),
  );
});

test('every letter is as likely as any other', () => {
  const counts = new Map<string, number>();
  for (let octet = 0; octet < 256; octet++) {
    // The rest of the password is of the first letter; octets that would be unfair are drawn again.
    let drawn = 0;
    const [first = ''] = generatedPassword(() => (drawn++ === 0 ? octet : 0));
    if (octet < 240) counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  expect(new Set(counts.values())).toEqual(new Set([10]));
  expect(counts.size).toBe(24);
});
