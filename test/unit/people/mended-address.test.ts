import { describe, expect, it } from 'vitest';
import { checkPerson } from '../../../shared/people/check-person.ts';
import { mendedAddress } from '../../../shared/people/mended-address.ts';
import { emptyPerson } from '../../../shared/people/person.ts';

describe('a broken address', () => {
  it.each([
    ['jean@x,org', 'jean@x.org'],
    ['jean @ x . org', 'jean@x.org'],
    ['jean@@x.org', 'jean@x.org'],
    ['.jean..dupont.@x..org.', 'jean.dupont@x.org'],
    ['hélène@x.org', 'helene@x.org'],
    ['"jean"@x.org', 'jean@x.org'],
    ['jean@x.org / marie@x.org', 'jean@x.org'],
    ['jean dupont@x.org', null],
    ['"eve@evil.org"@x.org', null],
    ['jean@x', null],
    ['jean', null],
    [`${'a.'.repeat(5000)}@x.org`, null],
  ])('%s may be %s', (text, expected) => {
    expect(mendedAddress(text)).toBe(expected);
  });

  it('is offered mended, with the usual domain', () => {
    expect(checkPerson({ ...emptyPerson(), email: 'jean@gmial,com' })[0]).toMatchObject({
      code: 'address-invalid',
      suggestion: 'jean@gmail.com',
    });
  });
});
