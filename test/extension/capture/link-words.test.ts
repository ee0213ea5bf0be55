import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LinkWords } from '../../../extension/capture/page/link-words.ts';

const linkOf = (words: string, address: string, links = new LinkWords()) => links.withAddresses(words, [address]);

test('a link says the name that its words hold, else its address alone', () => {
  expect(linkOf('Anna Lee', 'a.lee@x.org')).toBe('Anna Lee <a.lee@x.org>');
  expect(linkOf('Write to me', 'a.lee@x.org')).toBe('a.lee@x.org');
  expect(linkOf('a.lee@x.org', 'a.lee@x.org')).toBe('a.lee@x.org');
  expect(new LinkWords().withAddresses('Both', ['a@x.org', 'b@x.org'])).toBe('a@x.org, b@x.org');
});

test('the same words are a name beside the address that repeats them, whatever links they stood in before', () => {
  const links = new LinkWords();
  const says = (words: string, address: string) => linkOf(words, address, links);
  expect(says('Anna Page', 'info@x.org')).toBe('info@x.org');
  expect(says('Anna Page', 'anna.page@x.org')).toBe('Anna Page <anna.page@x.org>');
  expect(says('Anna Page', 'office@x.org')).toBe('office@x.org');
});

test('what links said before changes nothing', () => {
  const word = fc.constantFrom(
    ...['Anna', 'Lee', 'Zoé', 'anna', 'LEE', 'Page', 'Director', 'Write', 'to', 'me', 'Mme', 'van', 'Jr', 'Contact'],
    ...['d’Arc', 'Anne-Lise', 'Lee,', '(RH)', '-', 'Photo', 'of', 'A', 'JD', '12', 'An\u00adna', '“Lee”'],
  );
  const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '));
  const local = fc.constantFrom(
    'anna.lee',
    'lee',
    'al',
    'page',
    'a-page',
    'info',
    'contact',
    'zoe.director',
    'annalise',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(words, local), { maxLength: 40 }), (said) => {
      const links = new LinkWords();
      for (const [text, name] of said) {
        expect(linkOf(text, `${name}@x.org`, links)).toBe(linkOf(text, `${name}@x.org`));
      }
    }),
    { numRuns: 300 },
  );
});
