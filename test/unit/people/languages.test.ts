import { describe, expect, it } from 'vitest';
import { languageCode, languages } from '../../../shared/people/languages.ts';

describe('understanding a language', () => {
  it('knows 38 codes, each by itself', () => {
    expect(languages).toHaveLength(38);
    for (const code of languages) expect(languageCode(code)).toBe(code);
  });

  it.each([
    ['FR', 'fr'],
    ['Français', 'fr'],
    ['francais', 'fr'],
    ['fr-CA', 'fr'],
    ['fr_FR.UTF-8', 'fr'],
    ['français (France)', 'fr'],
    ['French', 'fr'],
    ['Anglais', 'en'],
    ['en-US', 'en'],
    ['nl-be', 'nl_BE'],
    ['Flamand', 'nl_BE'],
    ['zh-Hans-CN', 'zh'],
    ['sw', 'sw_KE'],
    ['Deutsch', 'de'],
    ['Español', 'es'],
    [' es ', 'es'],
  ])('%s is %s', (text, code) => {
    expect(languageCode(text)).toBe(code);
  });

  it.each(['', 'klingon', 'f', 'frx', '1', 'x'.repeat(1e6)])('does not guess at %j', (text) => {
    expect(languageCode(text.slice(0, 1e6))).toBeNull();
  });
});
