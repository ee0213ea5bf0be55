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
    const head = /^(?:[\w-]+\.)?([\w-]+)((?:;(?:"[^"]*"|[^":;])*)*):/.exec(line);
    if (!head) continue;
    const [start, name = '', given = ''] = head;
    const parameters = parametersOf(given);
    let value = line.slice(start.length);
    if (isQuotedPrintable(parameters)) {
      // Its own way of folding: the line ends in an equals sign (RFC 2045, 6.7).
      while (value.endsWith('=') && index + 1 < lines.length) value = value.slice(0, -1) + (lines[++index] ?? '');
      value = quotedPrintable(value, parameters.get('CHARSET') ?? 'utf-8');
    }
    yield { name: name.toUpperCase(), parameters, value };
  }
}

/** The fields of a value, cut at each `separator` that is not escaped, with their escapes undone (RFC 6350, 3.4). */
export function fieldsOf(value: string, separator: ';' | ','): string[] {
  const fields: string[] = [''];
  for (const [piece] of value.matchAll(/\\[\s\S]|[\s\S]/g)) {
    if (piece === separator) fields.push('');
    else
      fields[fields.length - 1] += /^\\n$/i.test(piece)
        ? '\n'
        : piece.length > 1 && piece.startsWith('\\')
          ? piece.slice(1)
          : piece;
  }
  return fields.map((field) => field.trim());
}

function parametersOf(text: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const [parameter] of text.matchAll(/(?:"[^"]*"|[^";])+/g)) {
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
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [piece, hex] of value.matchAll(/=([0-9a-f]{2})|[\s\S]/giu)) {
    if (hex === undefined) bytes.push(...encoder.encode(piece));
    else bytes.push(Number.parseInt(hex, 16));
  }
  return new TextDecoder(knownCharset(charset)).decode(Uint8Array.from(bytes));
}

/** A card names any character set; one that nobody knows is read as UTF-8. */
function knownCharset(charset: string): string {
  try {
    return new TextDecoder(charset).encoding;
  } catch {
    return 'utf-8';
  }
}
