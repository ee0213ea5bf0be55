import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressNumber, canonicalAddress, checkAddress, domainOf } from '../../../shared/people/email-address.ts';

describe('checking an address', () => {
  it.each([
    ['jean@x.org', 'jean@x.org', 'jean@x.org'],
    ['Jean.Dupont+tag@ExAmple.COM', 'Jean.Dupont+tag@example.com', 'jean.dupont+tag@example.com'],
    ["o'brien@x.co.uk", "o'brien@x.co.uk", "o'brien@x.co.uk"],
    ['a@exámple.org', 'a@xn--exmple-qta.org', 'a@xn--exmple-qta.org'],
    ['a@exa\u0301mple.org', 'a@xn--exmple-qta.org', 'a@xn--exmple-qta.org'],
    ['a@почта.рф', 'a@xn--80a1acny.xn--p1ai', 'a@xn--80a1acny.xn--p1ai'],
    ['a@xn--9ca.fr', 'a@xn--9ca.fr', 'a@xn--9ca.fr'],
    [`${'l'.repeat(64)}@x.org`, `${'l'.repeat(64)}@x.org`, `${'l'.repeat(64)}@x.org`],
  ])('accepts %s', (text, address, canonical) => {
    expect(checkAddress(text)).toEqual({ address, canonical });
  });

  it.each([
    ['', 'no-at-sign'],
    ['jean.x.org', 'no-at-sign'],
    ['a@b@c.org', 'several-at-signs'],
    ['a@x.org,b@x.org', 'several-addresses'],
    ['a@x.org b@x.org', 'several-addresses'],
    ['@x.org', 'local-part-empty'],
    [`${'l'.repeat(65)}@x.org`, 'local-part-too-long'],
    ['.a@x.org', 'local-part-dots'],
    ['a.@x.org', 'local-part-dots'],
    ['a..b@x.org', 'local-part-dots'],
    ['é@x.org', 'local-part-character'],
    ['a b@x.org', 'local-part-character'],
    [' a@x.org', 'local-part-character'],
    ['"a b"@x.org', 'local-part-quoted'],
    ['a@', 'domain-empty'],
    [`a@${'label.'.repeat(50)}org`, 'domain-too-long'],
    [`a@${'l'.repeat(64)}.org`, 'domain-label'],
    ['a@-x.org', 'domain-label'],
    ['a@x_y.org', 'domain-label'],
    ['a@x..org', 'domain-label'],
    ['a@xn--é.fr', 'domain-label'],
    ['a@localhost', 'domain-not-public'],
    ['a@x.local', 'domain-not-public'],
    ['a@127.0.0.1', 'domain-not-public'],
    ['a@x.o', 'domain-not-public'],
    ['a@[127.0.0.1]', 'domain-literal'],
    ['a@ｇmail.com', 'look-alike-character'],
    ['a@gmаil.com', 'look-alike-character'],
    ['a@раура.com', 'look-alike-character'],
    ['a@gmaıl.com', 'look-alike-character'],
    ['a@\u212aelvin.org', 'look-alike-character'],
    ['\u212a@x.org', 'look-alike-character'],
    ['a@\u017ffr.fr', 'look-alike-character'],
    ['a\u200b@x.org', 'control-character'],
    ['a@x.\u00adorg', 'control-character'],
    ['a@x.org\r\nBcc: v@x.org', 'control-character'],
    ['a@x.org\u202e', 'control-character'],
    ['a\ud800@x.org', 'control-character'],
    [`${'l'.repeat(60)}@${'label.'.repeat(35)}org`, 'too-long'],
  ])('refuses %j: %s', (text, fault) => {
    expect(checkAddress(text)).toEqual({ fault });
  });

  it('folds ASCII capitals only, so that two people never become one', () => {
    expect(canonicalAddress('BOB@X.org')).toBe('bob@x.org');
    expect(canonicalAddress('\u212a@x.org')).not.toBe(canonicalAddress('k@x.org'));
  });

  it('says the same of an address whichever was checked before it', () => {
    const local = fc.array(fc.constantFrom('a', 'Z', '.', '1', '+', '@', ' ', 'é', '\u212a', 'l'.repeat(63)), {
      maxLength: 5,
    });
    const domain = fc.constantFrom(
      'x.org',
      'X.org',
      'y.org',
      'xx.org',
      'x.or',
      'a.x.org',
      'exámple.org',
      'x.local',
      '',
    );
    const address = fc
      .tuple(local, fc.constantFrom('@', '@', '@', ''), domain)
      .map(([signs, at, end]) => signs.join('') + at + end);
    fc.assert(
      fc.property(address, address, (before, text) => {
        checkAddress('someone@else.example.com');
        const alone = checkAddress(text);
        const number = addressNumber(text);
        checkAddress(before);
        expect(checkAddress(text)).toEqual(alone);
        expect(addressNumber(text)).toBe(number);
        if ('canonical' in alone) expect(addressNumber(alone.canonical)).toBe(number);
        if ('address' in alone) expect(domainOf(text)).toBe(text.slice(text.indexOf('@') + 1));
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a hostile text in a moment', () => {
    for (const text of ['a'.repeat(1e6), '@'.repeat(1e6), `a@${'a.'.repeat(5e5)}`, `${'a.'.repeat(5e5)}@x.org`]) {
      expect(checkAddress(text)).toHaveProperty('fault');
    }
  });
});
