import { describe, expect, it } from 'vitest';
import { checkPerson } from '../../../shared/people/check-person.ts';
import { emptyPerson, type Person } from '../../../shared/people/person.ts';

/** The codes of what is wrong with a person who would be fine but for the given fields. */
function codes(fields: Partial<Person>): string[] {
  return checkPerson({ ...emptyPerson(), email: 'jean@x.org', ...fields }).map(({ code }) => code);
}

describe('checking a person', () => {
  it('has nothing against an ordinary one', () => {
    expect(codes({ lastName: "O'Brien-Nguyễn", firstName: 'Zoé', password: 'correct horse', language: 'fr' })).toEqual(
      [],
    );
  });

  it('tells the fault of an address and what it was meant to be', () => {
    expect(checkPerson({ ...emptyPerson(), email: 'jean@gmail' })).toEqual([
      {
        code: 'address-invalid',
        severity: 'error',
        field: 'email',
        evidence: 'jean@gmail',
        fault: 'domain-not-public',
        suggestion: 'jean@gmail.com',
      },
    ]);
    expect(codes({ email: '' })).toEqual(['address-missing']);
    expect(codes({ email: 'jean@gmial.com' })).toEqual(['address-typo']);
    expect(codes({ email: 'info@x.org' })).toEqual(['address-role']);
    expect(codes({ email: 'jean@yopmail.com' })).toEqual(['address-disposable']);
  });

  it.each([
    'www.evil.com',
    'evil.com',
    'Win at WIN.XYZ now',
    'https://x',
    'http:evil',
    'javascript:alert(1)',
    '<a href=//evil>',
    'a@b.org',
    't.co/x',
    'T.Co/x',
    '1.2.3.4',
    'ｗｗｗ．ｅｖｉｌ．ｃｏｍ',
    'evil。com',
    'Eve Bcc: v@x.org',
    'exämple.de',
    'cadeau.fr',
    'win-now.cyou',
    'claim.sbs',
    'prize.zip',
    'gift.quest',
    'free.buzz',
    'evil.anything/prize',
    'Evil.Anything/prize',
    'evil\u200c.com',
    'evil.c\u200dom',
  ])('refuses %s as a name: mail programs would link it', (name) => {
    expect(codes({ lastName: name })).toContain('name-is-link');
  });

  it.each([
    'J.R.R. Tolkien',
    'J.R.R.Tolkien',
    'St.John',
    'Dr.Martin',
    'A.De Luca',
    'null',
    'true',
    '=1+1',
    '{{7*7}}',
    '👨‍👩‍👧 Zoé',
    'Jr.',
    'Anne-Marie d’Or',
    '山田太郎',
    'N/A',
    'Martin (ext.)',
    'Martin (ext./stage)',
    'Resp.Compta/RH',
    'علی\u200cرضا',
  ])('lets %s pass as a name', (name) => expect(codes({ firstName: name })).toEqual([]));

  it('refuses names that are too long or hide characters', () => {
    expect(codes({ lastName: 'x'.repeat(10_000) })).toEqual(['name-too-long']);
    expect(codes({ lastName: `e${'\u0301'.repeat(300)}` })).toEqual(['name-too-long']);
    expect(codes({ lastName: '👍'.repeat(100) })).toEqual([]);
    for (const name of ['Eve\r\nBcc: v', 'a\u202eb', 'a\u200bb', 'a\0b', 'a\ud800', '\u{e0041}x']) {
      expect(codes({ lastName: name })).toContain('text-control-character');
    }
  });

  it.each([
    ['1234567', ['password-too-short']],
    ['👍👍👍👍', ['password-too-short']],
    ['x1'.repeat(65), ['password-too-long']],
    ['x'.repeat(1e6), ['password-too-long']],
    ['Password1', ['password-common']],
    ['azertyuiop', ['password-common']],
    ['zzzzzzzzzzzz', ['password-common']],
    ['Jean@X.org', ['password-is-address']],
    ['apozeiru', []],
  ])('password %.20s', (password, expected) => {
    expect(codes({ password })).toEqual(expected);
  });

  it('never shows a password', () => {
    for (const password of ['short', 'Password1', 'jean@x.org']) {
      const problems = checkPerson({ ...emptyPerson(), email: 'jean@x.org', password });
      expect(problems.map(({ evidence }) => evidence)).toEqual([expect.not.stringContaining(password)]);
    }
  });

  it('shortens evidence to 200 characters without cutting a character in two', () => {
    const [problem] = checkPerson({ ...emptyPerson(), email: 'jean@x.org', lastName: `x${'👍'.repeat(500)}` });
    expect(problem?.evidence.length).toBeLessThanOrEqual(200);
    expect(problem?.evidence.isWellFormed()).toBe(true);
  });

  it('checks how many labels and groups a person is given, as the space takes them', () => {
    const many = Array.from({ length: 101 }, (_, index) => `label ${index}`);
    expect(codes({ labels: many, groups: many.slice(1) })).toEqual(['too-many-labels']);
  });

  it('checks language, labels, groups and information', () => {
    expect(codes({ language: 'klingon' })).toEqual(['language-unknown']);
    expect(checkPerson({ ...emptyPerson(), email: 'jean@x.org', language: 'French' })[0]?.suggestion).toBe('fr');
    expect(codes({ labels: ['x'.repeat(101)], groups: ['y'.repeat(101)] })).toEqual([
      'label-too-long',
      'label-too-long',
    ]);
    expect(codes({ additionalInformation: 'x'.repeat(2001) })).toEqual(['information-too-long']);
    expect(codes({ additionalInformation: 'two\nlines' })).toEqual([]);
  });
});
