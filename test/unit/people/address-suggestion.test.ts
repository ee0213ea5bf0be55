import { describe, expect, it } from 'vitest';
import { suggestAddress } from '../../../shared/people/address-suggestion.ts';

describe('suggesting what a mistyped address was meant to be', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.cm', 'gmail.com'],
    ['gmailcom', 'gmail.com'],
    ['gmail', 'gmail.com'],
    ['gmail.fr', 'gmail.com'],
    ['hotmial.rf', 'hotmail.fr'],
    ['outlok.com', 'outlook.com'],
    ['yaho.fr', 'yahoo.fr'],
    ['orage.fr', 'orange.fr'],
    ['wandoo.fr', 'wanadoo.fr'],
    ['la-poste.net', 'laposte.net'],
    ['laposte.fr', 'laposte.net'],
    ['sfr.fe', 'sfr.fr'],
    ['free.frr', 'free.fr'],
    ['orange.com.fr', 'orange.fr'],
    ['protonmial.com', 'protonmail.com'],
    ['acme-industries.con', 'acme-industries.com'],
  ])('%s -> %s', (domain, better) => {
    expect(suggestAddress(`Jean.D@${domain}`)).toBe(`Jean.D@${better}`);
  });

  it.each([
    'gmail.com',
    'free.fr',
    'live.fr',
    'life.fr',
    'orange.com',
    'email.com',
    'yahoo.co.jp',
    'hotmail.nl',
    'example.org',
    'school.fr',
    'mail.fr',
    'company.co',
  ])('leaves %s alone', (domain) => expect(suggestAddress(`jean@${domain}`)).toBeNull());

  it('has nothing to say about what is no address', () => {
    for (const text of ['', '@', '@gmial.com', 'gmial.com', `a@${'g'.repeat(1e6)}`])
      expect(suggestAddress(text)).toBeNull();
  });
});
