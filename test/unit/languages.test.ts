import { describe, expect, it } from 'vitest';
import { spaceLanguages } from '../../shared/contract/space.ts';
import { longDate, longDateTime } from '../../worker/long-date.ts';
import { letterWords } from '../../worker/mail/letters/letter-language.ts';
import { withinSentence } from '../../worker/mail/words/within-sentence.ts';
import { wordsOf } from '../../worker/pages/page-language.ts';

/** One sentence of a language, with numbers and words put where it has places for them. */
interface Sentence {
  /** Where it stands, as `accept.title`. */
  key: string;
  text: string;
  /** The words that were put in and are missing. */
  lost: string[];
}

/** What can be put into any sentence: a text that no language changes, and that works as a number where one counts. */
const given = ['7001', '7002', '7003'];

/** Every sentence below a part of the words. */
function sentencesOf(words: object, prefix = ''): Sentence[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]): Sentence[] => {
    const key = `${prefix}${name}`;
    if (typeof value === 'string') return [{ key, text: value, lost: [] }];
    if (typeof value === 'function') {
      const text = String(value(...given));
      return [{ key, text, lost: given.slice(0, value.length).filter((each) => !text.includes(each)) }];
    }
    return sentencesOf(value as object, `${key}.`); // The words are made of texts, functions and such objects alone.
  });
}

/** Words that are the same in another language: names, and what that language has taken over. */
const same: Record<string, RegExp> = {
  de: /^(name|frame\.untitledSpace|devices\.(browsers|unknownBrowser)|device\.code)$/,
  es: /^(name|frame\.untitledSpace|form\.errorTitle)$/,
  fr: /^(name|frame\.untitledSpace|device\.code)$/,
  it: /^(name|frame\.untitledSpace|credentials\.password|form\.password|profile\.passwordTitle|devices\.unknownBrowser)$/,
  nl: /^(name|frame\.untitledSpace|devices\.(browsers|unknownBrowser)|device\.code)$/,
  pt: /^(name|frame\.untitledSpace)$/,
};

const others = spaceLanguages.filter((language) => language !== 'en');

describe.each([
  ['pages', (language: (typeof spaceLanguages)[number]): object => wordsOf(language)],
  ['mails', (language: (typeof spaceLanguages)[number]): object => letterWords(language).words],
])('the words of the %s', (_name, words) => {
  const english = sentencesOf(words('en'));

  it.each(others)('say everything in %s that they say in English, with the same places filled', (language) => {
    const own = sentencesOf(words(language));
    expect(own.map(({ key }) => key)).toEqual(english.map(({ key }) => key));
    expect(own.filter(({ text }) => text.trim() === '')).toEqual([]);
    // A place may be left out only where English leaves it out, too.
    expect(own.map(({ key, lost }) => [key, lost])).toEqual(english.map(({ key, lost }) => [key, lost]));
  });

  it.each(others)('leave nothing in English in %s', (language) => {
    const left = sentencesOf(words(language)).filter(({ text }, index) => text === english[index]?.text);
    expect(left.filter(({ key }) => !same[language]?.test(key)).map(({ key }) => key)).toEqual([]);
  });
});

it.each(spaceLanguages)('one minute and many are said apart in %s', (language) => {
  const { reset } = letterWords(language).words;
  const tooMany = wordsOf(language).errors['too-many-requests'].text;
  for (const say of [reset.validFor, tooMany]) {
    const [one, many] = [say(1), say(5)];
    expect(many).toContain('5');
    expect(one.replace('1', '5')).not.toBe(many);
  }
});

it.each(spaceLanguages)('the space’s team begins small within a sentence in %s', (language) => {
  const { words } = letterWords(language);
  const team = words.someone('X');
  const why = words.invitation.why.file(team);
  expect(why).not.toContain(team);
  expect(why.toLowerCase()).toContain(team.toLowerCase());
  expect(words.invitation.subject(team, 'X').startsWith(team)).toBe(true);
});

it('a name keeps its first letter within a sentence', () => {
  expect(withinSentence('Olive Owner', 'The team of ')).toBe('Olive Owner');
});

it('Italian elides before days that begin with a vowel', () => {
  const { invitation, reminder } = letterWords('it').words;
  expect(invitation.validUntil('8 marzo 2027')).toContain('fino all’8 marzo');
  expect(invitation.validUntil('18 marzo 2027')).toContain('fino al 18 marzo');
  expect(reminder.invited('11 marzo 2027', 'Ada', 'X')).toMatch(/^L’11 marzo/);
});

it.each([
  ['fr', '1er août 2027'],
  ['it', '1º agosto 2027'],
  ['pt', '1º de agosto de 2027'],
  ['es', '1 de agosto de 2027'],
  ['de', '1. August 2027'],
])('the first day of a month is written as %s does, and no other day is', (language, written) => {
  const day = (of: number) => Date.UTC(2027, 7, of, 9);
  expect(longDate(day(1), language, 'UTC')).toBe(written);
  expect(longDateTime(day(1), language, 'UTC')).toMatch(new RegExp(`^${written}`));
  expect(longDate(day(11), language, 'UTC')).toMatch(/^11[ .]/);
});
