import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPeople } from '../../../shared/reading/read-people.ts';

/**
 * Characters that string functions looked at or copied since the last reset: a measure of work that no clock disturbs.
 */
let work = 0;
const original = {
  indexOf: String.prototype.indexOf,
  lastIndexOf: String.prototype.lastIndexOf,
  slice: String.prototype.slice,
  exec: RegExp.prototype.exec,
};

beforeEach(() => {
  work = 0;
  String.prototype.indexOf = function (this: string, piece: string, from = 0) {
    const found = original.indexOf.call(this, piece, from);
    work += 1 + (found < 0 ? this.length : found) - Math.min(from, this.length);
    return found;
  };
  String.prototype.lastIndexOf = function (this: string, piece: string, from = this.length) {
    const found = original.lastIndexOf.call(this, piece, from);
    work += 1 + Math.max(0, Math.min(from, this.length) - Math.max(0, found));
    return found;
  };
  String.prototype.slice = function (this: string, from?: number, to?: number) {
    const piece = original.slice.call(this, from, to);
    work += 1 + piece.length;
    return piece;
  };
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = original.exec.call(this, text);
    work += 1 + (found ? found.index + found[0].length : text.length) - Math.min(from, text.length);
    return found;
  };
});

afterEach(() => {
  String.prototype.indexOf = original.indexOf;
  String.prototype.lastIndexOf = original.lastIndexOf;
  String.prototype.slice = original.slice;
  RegExp.prototype.exec = original.exec;
});

function workOf(text: string): number {
  work = 0;
  readPeople({ kind: 'text', text });
  return work;
}

const texts: [string, string, string][] = [
  ['addresses one a line', 'jean.dupont@x.org\n', ''],
  ['names and addresses', 'Jean Dupont <j@x.org>, ', ''],
  ['lines that end with CR alone', 'word\r', 'a@x.org'],
  ['at signs', '@', ''],
  ['at signs between spaces', ' @ a', ''],
  ['zero-width characters', '\u200b', 'a@x.org'],
  ['quotes that never close', '"a,b@x.org\n', ''],
  ['rows with quotes that never close', '"Dupont;j@x.org\n', ''],
  ['quoted at signs', '"a@b"@', ''],
  ['quotes before at signs', '"@', ''],
  ['braces', '{a,', '}@x.org'],
  ['braces before at signs', '}@x ', ''],
  ['routes', '<@a:', 'b@x.org>'],
  ['fields', 'nom: a ', 'b@x.org'],
  ['brackets', '(a ', '<b@x.org>'],
  ['bars', 'a | ', '<b@x.org>'],
  ['tags', '<a href="', '</a>'],
];

describe('the work of reading', { timeout: 60_000 }, () => {
  it.each(texts)('%s: four times the text is four times the work', (_, piece, end) => {
    const text = (length: number) => piece.repeat(length / piece.length) + end;
    const small = workOf(text(100_000));
    const large = workOf(text(400_000));
    expect(large / small).toBeLessThan(4.4);
  });

  it('brackets that never close between two addresses: four times the text is four times the work', () => {
    const text = (length: number) => `a@x.org ${'a ('.repeat(length / 3)} b@x.org`;
    expect(workOf(text(400_000)) / workOf(text(100_000))).toBeLessThan(4.4);
  });
});
