/** Characters of a line before its soft break. */
const maxLine = 75;

const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const blank = 32;
const equalsSign = 61;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const hexDigits = encoder.encode('0123456789ABCDEF');

/** 1 for each octet that stands for itself wherever it is. */
const isPlain = Uint8Array.from({ length: 256 }, (_, octet) =>
  octet > blank && octet < 127 && octet !== equalsSign ? 1 : 0,
);

/**
 * A text as UTF-8 in quoted-printable (RFC 2045, 6.7): lines of 76 characters at most, each ended by CRLF. A lone
 * surrogate becomes a replacement character. It is one walk over octets, since a batch's mails are millions of them.
 */
export function quotedPrintable(text: string): string {
  const octets = encoder.encode(text);
  const { length } = octets;
  // An octet becomes three and a line's share of a soft break, at most.
  const written = new Uint8Array(length * 4 + 2);
  let end = 0;
  let column = 0;
  for (let at = 0; at < length; at += 1) {
    const octet = octets[at] ?? 0;
    if (isPlain[octet] === 1 && column < maxLine) {
      written[end++] = octet;
      column += 1;
      continue;
    }
    const next = at + 1 < length ? octets[at + 1] : lineFeed;
    if (octet === lineFeed || octet === carriageReturn) {
      if (octet === carriageReturn && next === lineFeed && at + 1 < length) at += 1;
      written[end++] = carriageReturn;
      written[end++] = lineFeed;
      column = 0;
      continue;
    }
    // A blank at the end of a line may be cut off on the way.
    const isLiteral =
      isPlain[octet] === 1 || ((octet === blank || octet === tab) && next !== lineFeed && next !== carriageReturn);
    const width = isLiteral ? 1 : 3;
    if (column + width > maxLine) {
      written[end++] = equalsSign;
      written[end++] = carriageReturn;
      written[end++] = lineFeed;
      column = 0;
    }
    column += width;
    if (isLiteral) written[end++] = octet;
    else {
      written[end++] = equalsSign;
      written[end++] = hexDigits[octet >> 4] ?? 0;
      written[end++] = hexDigits[octet & 15] ?? 0;
    }
  }
  written[end++] = carriageReturn;
  written[end++] = lineFeed;
  return decoder.decode(written.subarray(0, end));
}
