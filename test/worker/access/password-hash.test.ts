import { describe, expect, it } from 'vitest';
import { hashPassword, isHashOutdated, isPasswordOf } from '../../../worker/access/password-hash.ts';

describe('a hashed password', () => {
  it('is recognised, and no other one is', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPasswordOf('correct horse battery', hash)).toBe(true);
    for (const other of ['correct horse batterz', 'correct horse batter', 'Correct horse battery', '']) {
      expect(await isPasswordOf(other, hash)).toBe(false);
    }
  });

  it('has another salt each time', async () => {
    expect(await hashPassword('correct horse battery')).not.toBe(await hashPassword('correct horse battery'));
  });

  it('counts spaces, is not cut off at a NUL, and is the same in both forms of an accent', async () => {
    const hash = await hashPassword(' caf\u00e9\0au lait ');
    expect(await isPasswordOf(' cafe\u0301\0au lait ', hash)).toBe(true);
    expect(await isPasswordOf('caf\u00e9\0au lait', hash)).toBe(false);
    expect(await isPasswordOf(' caf\u00e9', hash)).toBe(false);
    expect(await isPasswordOf(' caf\u00e9\0', hash)).toBe(false);
  });

  it('is of the whole password, also where a character takes several octets', async () => {
    const hash = await hashPassword('日本語のとても長い合言葉です');
    expect(await isPasswordOf('日本語のとても長い合言葉です', hash)).toBe(true);
    expect(await isPasswordOf('日本語のとは違うものですから', hash)).toBe(false);
    expect(await isPasswordOf('日本語のと', hash)).toBe(false);
  });

  it('is recognised where an older release hashed only its beginning, and then outdated', async () => {
    const cut = '$argon2id$v=19$m=19456,t=2,p=1$/fkJnwJUApptUXZffl3XIg$KBtGguqgJRw+zFrcEjCy111qhOd+OdofGh/SGii6UBc';
    expect(await isPasswordOf('日本語のとても長い合言葉です', cut)).toBe(true);
    expect(await isPasswordOf('another one', cut)).toBe(false);
    expect(isHashOutdated(cut)).toBe(true);
  });

  it('belongs to nobody when there is no hash or no right one', async () => {
    expect(await isPasswordOf('anything', null)).toBe(false);
    expect(await isPasswordOf('anything', 'not a hash')).toBe(false);
  });

  it('is outdated when made with other parameters, and still recognised', async () => {
    const old = '$argon2id$v=19$m=64,t=1,p=1$YW4tb2xkLXRlc3Qtc2FsdA$gB6JDyfDVpeC+40wMjk5v0M1RZaBlDCAh8xpcgygX0s';
    expect(await isPasswordOf('walnut bicycle overture', old)).toBe(true);
    expect(isHashOutdated(old)).toBe(true);
    expect(isHashOutdated(await hashPassword('correct horse battery'))).toBe(false);
  });
});
