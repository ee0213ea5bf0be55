import { describe, expect, it } from 'vitest';
import { passwordProblem } from '../../../worker/access/password-rules.ts';

const owner = {
  email: 'ada.lovelace@example.org',
  names: ['Ada', 'Lovelace'],
  spaceName: 'Analytical Academy',
  least: 12,
};
const codeOf = (password: string) => passwordProblem(password, owner)?.code ?? null;

describe("a person's own password", () => {
  it.each([
    'walnut bicycle overture',
    'correct horse battery',
    'Zebra-Kompass-17',
    'xK9#mQ2$vL5p',
    ' spaces at both ends ',
    'été à la plage',
    '🐘🐘 marchent lentement',
    'x9'.concat('qwzxjv-plumtree-ocean'),
    'dragonfly over harbour',
    'm'.concat('ontagnes-et-rivières ').repeat(5),
  ])('may be %j', (password) => {
    expect(codeOf(password)).toBeNull();
  });

  it('has at least as many characters as the space asks for', () => {
    expect(codeOf('xK9#mQ2$vL5')).toBe('password-too-short');
    expect(passwordProblem('xK9#mQ2$vL5', { ...owner, least: 8 })).toBeNull();
    expect(codeOf('é'.normalize('NFD').repeat(6))).not.toBeNull();
  });

  it('has at most 128 characters, as people count them', () => {
    const long = Array.from({ length: 128 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
    expect(codeOf(long)).toBeNull();
    expect(codeOf(`${long}x`)).toBe('password-too-long');
    expect(codeOf(Array.from({ length: 128 }, (_, at) => String.fromCodePoint(0x20000 + at)).join(''))).toBeNull();
    expect(codeOf('x'.repeat(1_000_000))).toBe('password-too-long');
  });

  it('is not the address', () => {
    expect(codeOf('Ada.Lovelace@Example.org')).toBe('password-is-address');
  });

  it.each([
    ['a common one', 'password1234'],
    ['a common word with a year', 'MotDePasse2024'],
    ['a common word with signs', '!!sunshine2024'],
    ['a common word in signs', 'P@ssw0rd2024'],
    ['a common word with an accent', 'Éléphant20242'],
    ['few different characters', 'abababababab'],
    ['a short piece repeated', 'xk9xk9xk9xk9'],
    ['a common word repeated', 'soleilsoleil'],
    ['a run along the keyboard', 'qwertyuiopas'],
    ['a French run along the keyboard', 'azertyuiopqs'],
    ['a run backwards', 'poiuytrewqlk'],
    ['digits in order', '123456789012'],
    ["the person's name", 'Lovelace2024!'],
    ["the address' first part", 'ada.lovelace1'],
    ["the space's name", 'analyticalacademy'],
  ])('is not %s', (_name, password) => {
    expect(codeOf(password)).toBe('password-common');
  });
});
