import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isLong,
  mayHoldAddress,
  tellingBeginning,
  tellingWords,
} from '../../../extension/capture/page/walk/telling-words.ts';
import { addressSign } from '../../../shared/reading/at-sign.ts';

const prose = 'What a page says beside people is long and about nobody. ';

test('no way to write an at sign is overlooked', () => {
  const part = fc.constantFrom(
    ...['@', '\uff20', '\ufe6b', '[', '(', '{', '<', ']', ')', '}', '>', ' ', '\t', '\u00a0', 'jo', 'x.org', ';'],
    ...['at', 'a', 'AT', 'arobas', 'Arrobas', 'arobase', 'arrobase', 'chez', 'arobass'],
    ...['%40', '&#64;', '&#0064;', '&#x40;', '&#X40;', '&commat;', '&amp;'],
  );
  const sign = new RegExp(addressSign, 'i');
  const isSeen = fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
    const text = parts.join('');
    fc.pre(sign.test(text));
    expect(mayHoldAddress(text)).toBe(true);
  });
  fc.assert(isSeen, { numRuns: 2000 });
});

describe('of a long text', () => {
  test('what stands around an address is told whole, wherever it stands and however it is written', () => {
    const written = fc.constantFrom(
      'jo@x.org',
      'jo [at] x.org',
      'jo at x dot org',
      'jo (arobase) x.fr',
      'jo＠x.org',
      'jo arobas x.fr',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), written), { maxLength: 5 }), fc.nat(60), (parts, last) => {
        const near = (address: string) => `says Anne Roux, who can be reached at ${address}, any day.`;
        const text = `${parts.map(([before, address]) => prose.repeat(before) + near(address)).join(' ')} ${prose.repeat(last)}`;
        const told = tellingWords(text);
        expect(mayHoldAddress(text)).toBe(parts.length > 0);
        for (const [, address] of parts) expect(told).toContain(near(address));
        expect(told.startsWith(text.slice(0, 300))).toBe(true);
        expect(told.endsWith(text.slice(-300))).toBe(true);
      }),
    );
  });

  test('what is about nobody is left out, and a short text is told as it stands', () => {
    expect(tellingWords(prose.repeat(1000)).length).toBeLessThan(700);
    expect(tellingWords(prose.repeat(15))).toBe(prose.repeat(15));
  });

  test('that is a line without an address its beginning is told, still longer than any name', () => {
    const long = prose.repeat(100);
    expect([isLong(long), isLong(prose.repeat(15))]).toEqual([true, false]);
    expect(tellingBeginning(long)).toBe(`${long.slice(0, 300)} ...`);
    expect(tellingBeginning(prose)).toBe(prose);
  });
});
