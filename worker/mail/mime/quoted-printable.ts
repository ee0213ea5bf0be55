const encoder = new TextEncoder();

/** What each octet becomes inside a line. */
const written = Array.from({ length: 256 }, (_, octet) =>
  (octet >= 33 && octet <= 126 && octet !== 61) || octet === 32 || octet === 9
    ? String.fromCharCode(octet)
    : `=${octet.toString(16).toUpperCase().padStart(2, '0')}`,
);

/** Characters of a line before its soft break. */
const maxLine = 75;

/** A text as UTF-8 in quoted-printable (RFC 2045, 6.7): lines of 76 characters at most, each ended by CRLF. */
export function quotedPrintable(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => `${encodedLine(line)}\r\n`)
    .join('');
}

function encodedLine(line: string): string {
  const octets = encoder.encode(line);
  let done = '';
  let open = '';
  octets.forEach((octet, at) => {
    const isLast = at === octets.length - 1;
    // A space at the end of a line may be cut off on the way.
    const piece = isLast && (octet === 32 || octet === 9) ? `=${octet === 32 ? '20' : '09'}` : (written[octet] ?? '');
    if (open.length + piece.length > maxLine) {
      done += `${open}=\r\n`;
      open = '';
    }
    open += piece;
  });
  return done + open;
}
