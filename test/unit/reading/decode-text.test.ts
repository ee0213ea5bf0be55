import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../shared/reading/decode-text.ts';

const list = 'Nom;Prénom\r\nLefèvre;Zoé\r\nGarçon;Noël\r\n';

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), littleEndian);
  return bytes;
}

const windows = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const macCodes: Record<string, number> = { é: 0x8e, è: 0x8f, ç: 0x8d, ë: 0x91 };
const macintosh = (text: string) =>
  Uint8Array.from(text, (character) => macCodes[character] ?? character.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('decoding a file', () => {
  it.each([
    ['UTF-8', utf8(list), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\ufeff${list}`), 'utf-8'],
    ['UTF-16 LE with a mark', utf16(`\ufeff${list}`, true), 'utf-16le'],
    ['UTF-16 BE with a mark', utf16(`\ufeff${list}`, false), 'utf-16be'],
    ['UTF-16 LE without a mark', utf16(list, true), 'utf-16le'],
    ['UTF-16 BE without a mark', utf16(list, false), 'utf-16be'],
    ['windows-1252', windows(list), 'windows-1252'],
    ['macintosh', macintosh(list), 'macintosh'],
    ['ASCII', utf8('a@x.org'), 'utf-8'],
  ])('reads %s', (_, bytes, encoding) => {
    const decoded = decodeText(bytes);
    expect(decoded).toMatchObject({ encoding, repaired: null, unreadable: 0 });
    expect(decoded.text).toBe(encoding === 'utf-8' && bytes.length < 10 ? 'a@x.org' : list);
  });

  it('repairs text that was encoded twice, and shows a sample', () => {
    const decoded = decodeText(utf8('StÃ©phane;FranÃ§ois;lâ€™Ã©cole;normal é'));
    expect(decoded.text).toBe('Stéphane;François;l’école;normal é');
    expect(decodeText(utf8('MUÃ‘OZ Ð˜Ð²Ð°Ð½ Å‚ukasz GroÃŸ å¼\xa0ä¼Ÿ 20Â°')).text).toBe(
      'MUÑOZ Иван łukasz Groß 张伟 20°',
    );
    expect(decoded.repaired).toMatchObject({
      before: expect.stringContaining('StÃ©phane'),
      after: expect.stringContaining('Stéphane'),
    });
  });

  it('repairs every letter of a text that was encoded twice as a whole, also one that may be meant as it stands', () => {
    const upper = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
    const twice = (text: string) =>
      [...utf8(text)].map((byte) => upper[byte - 0x80] ?? String.fromCharCode(byte)).join('');
    const texts = [
      '姓;名\n王;伟\n黄;小明',
      '王;伟;李;娜',
      'И. Петров, Я Иванов',
      'Nguyễn Văn A',
      'Paweł;Poznań;ś',
      'KAZLAUSKIENĖ Šarūnė',
      'Gergő;Erdő;Zoé;Ö.',
      'Ο Αλέξης',
      'א משה',
      'TOMÁŠ KOŠICE Š',
      'Thanh Hà',
    ];
    for (const text of texts) expect(decodeText(utf8(twice(text))).text).toBe(text);
    expect(decodeText(utf8(twice('\ufeffNom;Mail'))).text).toBe('Nom;Mail');
  });

  it('leaves text alone that only looks a little like it', () => {
    const texts = [
      'Ãgil',
      'São Tomé',
      'Âge: 12 ans',
      'Åsa Öberg',
      '“CAFÉ”',
      'RENÉ’S',
      '«É»',
      'CAFÉ…',
      '‘café’”',
      'IRMÔ',
      'GROß–',
      'MÄKELÄ\xa0Jussi',
      'HEIKKILÄ\xa0<j@x.org>',
      'HEIKKILÄ–MÄKI',
      'BLÅ\xa0OLA',
      'LÃ\xa0Văn',
      'IRMÃ\xa0da Silva',
    ];
    for (const text of texts) expect(decodeText(utf8(text)).text).toBe(text);
  });

  it('keeps a good file good when one line is bad', () => {
    const bad = Uint8Array.from([...utf8(list), 0xe9, 0x0a, 0xc0, 0x80, ...utf8(list), ...utf8(list), 0xe2, 0x82]);
    const decoded = decodeText(bad);
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.text).toContain('Lefèvre');
    expect(decoded.unreadable).toBeGreaterThan(0);
  });

  it('drops marks in the middle, and never throws', () => {
    expect(decodeText(utf8('a\ufeffb')).text).toBe('ab');
    for (const bytes of [[], [0], [0xff], [0xff, 0xfe], [0xfe, 0xff, 0xd8], [0xef, 0xbb], [0xd8, 0, 0xd8, 0]]) {
      expect(typeof decodeText(Uint8Array.from(bytes)).text).toBe('string');
    }
  });
});
