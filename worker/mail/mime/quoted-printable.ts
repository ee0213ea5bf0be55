/** Characters of a line before its soft break. */
const maxLine = 75;

/**
 * A text as UTF-8 in quoted-printable (RFC 2045, 6.7): lines of 76 characters at most, each ended by CRLF. A lone
 * surrogate becomes a replacement character.
 */
export function quotedPrintable(text: string): string {
  const lines = escaped(text).split(/\r\n|\r|\n/);
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/**
 * A blank at the end of a line is escaped too: it may be cut off on the way. Of all that is matched here the percent
 * encoding leaves nothing as it is, and it is several times faster than walking over octets; equals signs, of which HTML
 * is full, are faster still by themselves.
 */
function escaped(text: string): string {
  return text
    .replaceAll('=', '=3D')
    .replace(/[^\t\r\n -~]+|[\t ](?=[\r\n]|$)/g, (found) =>
      encodeURIComponent(found.toWellFormed()).replaceAll('%', '='),
    );
}

/** Breaks a line softly, never inside an escape. */
function folded(line: string): string {
  if (line.length <= maxLine) return line;
  const pieces: string[] = [];
  let start = 0;
  while (line.length - start > maxLine) {
    let end = start + maxLine;
    if (line[end - 1] === '=') end -= 1;
    else if (line[end - 2] === '=') end -= 2;
    pieces.push(line.slice(start, end));
    start = end;
  }
  pieces.push(line.slice(start));
  return pieces.join('=\r\n');
}
