/** One property of a card, such as `EMAIL;TYPE=work:jean@example.org`. */
export interface CardLine {
  /** In upper case, without its group. */
  name: string;
  /** In upper case; a bare word of vCard 2.1 such as `;HOME` stands under its own name. */
  parameters: ReadonlyMap<string, string>;
  value: string;
}

/**
 * Joins lines that were folded (RFC 6350, 3.2). On bytes, because writers fold in the middle of a character; text in
 * UTF-16 is left as it is.
 */
export function unfolded(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xff || bytes[0] === 0xfe || bytes[1] === 0) return bytes;
  const joined = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lineEnd = bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? 2 : bytes[at] === 0x0a ? 1 : 0;
    const next = bytes[at + lineEnd];
    if (lineEnd > 0 && (next === 0x20 || next === 0x09)) at += lineEnd;
    else joined[length++] = bytes[at] ?? 0;
  }
  return joined.subarray(0, length);
}

/** The properties in a text of cards; lines that are none (inside of pictures, mostly) are left out. */
export function* cardLines(text: string): Generator<CardLine> {
  const lines = text.split(/\r\n|\r|\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const [head = '', ...rest] = cutOutsideQuotes(line, ':', 1);
    const [property = '', ...given] = cutOutsideQuotes(head, ';');
    const name = /^(?:[\w-]{1,100}\.)?([\w-]{1,100})$/.exec(property)?.[1];
    if (name === undefined || rest.length === 0) continue;
    const parameters = parametersOf(given);
    let value = rest[0] ?? '';
    if (isQuotedPrintable(parameters)) {
      // Its own way of folding: the line ends in an equals sign (RFC 2045, 6.7).
      while (value.endsWith('=') && index + 1 < lines.length) value = value.slice(0, -1) + (lines[++index] ?? '');
      value = quotedPrintable(value, parameters.get('CHARSET') ?? 'utf-8');
    }
    yield { name: name.toUpperCase(), parameters, value };
  }
}

const equalsSign = 0x3d;

/** What a value is made of: an escape, a run of plain characters, a separator or a backslash at the end. */
const pieces = { ';': /\\[\s\S]|[^\\;]+|[;\\]/g, ',': /\\[\s\S]|[^\\,]+|[,\\]/g };

/** The fields of a value, cut at each `separator` that is not escaped, with their escapes undone (RFC 6350, 3.4). */
export function fieldsOf(value: string, separator: ';' | ','): string[] {
  const fields: string[] = [];
  let field = '';
  for (const [piece] of value.matchAll(pieces[separator])) {
    if (piece === separator) {
      fields.push(field.trim());
      field = '';
    } else if (piece.length === 2 && piece.startsWith('\\')) field += /n/i.test(piece) ? '\n' : piece.slice(1);
    else field += piece;
  }
  return [...fields, field.trim()];
}

/** By hand, because a line of millions of parameters is more than a regular expression can hold. */
function cutOutsideQuotes(text: string, mark: ':' | ';', most = Number.POSITIVE_INFINITY): string[] {
  const cut: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length && cut.length < most; at += 1) {
    if (text[at] === '"') quoted = !quoted;
    else if (text[at] === mark && !quoted) {
      cut.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...cut, text.slice(start)];
}

function parametersOf(given: string[]): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const parameter of given) {
    const [name = '', value = name] = parameter.split('=', 2);
    const key = name.trim().toUpperCase();
    const known = parameters.get(key);
    const word = value.replaceAll('"', '').toUpperCase();
    parameters.set(key, known === undefined ? word : `${known},${word}`);
  }
  return parameters;
}

function isQuotedPrintable(parameters: ReadonlyMap<string, string>): boolean {
  return parameters.get('ENCODING') === 'QUOTED-PRINTABLE' || parameters.has('QUOTED-PRINTABLE');
}

function quotedPrintable(value: string, charset: string): string {
  const bytes = new TextEncoder().encode(value);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const code =
      bytes[at] === equalsSign
        ? Number.parseInt(String.fromCharCode(...bytes.subarray(at + 1, at + 3)), 16)
        : Number.NaN;
    if (Number.isNaN(code)) bytes[length++] = bytes[at] ?? 0;
    else {
      bytes[length++] = code;
      at += 2;
    }
  }
  return new TextDecoder(knownCharset(charset)).decode(bytes.subarray(0, length));
}

/** A card names any character set; one that nobody knows is read as UTF-8. */
function knownCharset(charset: string): string {
  try {
    return new TextDecoder(charset).encoding;
  } catch {
    return 'utf-8';
  }
}
