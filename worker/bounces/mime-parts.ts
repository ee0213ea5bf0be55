import { reportFields } from './report-fields.ts';

/** Levels of parts within parts, at most; a report has two. */
const maxDepth = 5;

/** One part of a mail that holds no parts itself. */
interface MimePart {
  /** Lower case, without parameters. */
  mediaType: string;
  text: string;
}

/**
 * The parts of a mail (RFC 2046) as text, in order; a mail within it is one part, however many that has. Whatever is
 * malformed is text of the part that it stands in. Reads each line once for each level.
 */
export function mimeParts(octets: Uint8Array): MimePart[] {
  return partsOf(new TextDecoder().decode(octets), 1);
}

function partsOf(entity: string, depth: number): MimePart[] {
  const { headers, body } = atEmptyLine(entity);
  const fields = reportFields(headers);
  const type = fields.get('content-type') ?? 'text/plain';
  const [mediaType = ''] = type.toLowerCase().split(/[;\s]/, 1);
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;"]+))/i.exec(type);
  const delimiter = boundary?.[1] ?? boundary?.[2];
  if (mediaType.startsWith('multipart/') && delimiter !== undefined && depth < maxDepth) {
    return between(`--${delimiter}`, body).flatMap((part) => partsOf(part, depth + 1));
  }
  return [{ mediaType, text: decoded(body, fields.get('content-transfer-encoding') ?? '') }];
}

/** RFC 5322, 2.1: the first empty line ends the headers; a part may begin with it and have none. */
function atEmptyLine(entity: string): { headers: string; body: string } {
  const lead = /^\r?\n/.exec(entity);
  if (lead) return { headers: '', body: entity.slice(lead[0].length) };
  const end = /\r?\n\r?\n/.exec(entity);
  if (!end) return { headers: entity, body: '' };
  return { headers: entity.slice(0, end.index), body: entity.slice(end.index + end[0].length) };
}

/** What stands between lines that are this delimiter, up to the closing one or the end. */
function between(delimiter: string, body: string): string[] {
  const parts: string[][] = [];
  for (const line of body.split(/\r?\n/)) {
    const rest = line.startsWith(delimiter) ? line.slice(delimiter.length).trimEnd() : null;
    if (rest === '--') break;
    if (rest === '') parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.map((lines) => lines.join('\n'));
}

/** Of an unknown encoding, and of base64 that is none, the text as it stands. */
function decoded(body: string, encoding: string): string {
  switch (encoding.toLowerCase()) {
    case 'base64':
      try {
        return new TextDecoder().decode(Uint8Array.from(atob(body), (character) => character.charCodeAt(0)));
      } catch {
        return body;
      }
    case 'quoted-printable':
      return unquoted(body);
    default:
      return body;
  }
}

/** RFC 2045, 6.7: soft line breaks go, octets become characters. */
function unquoted(body: string): string {
  return body
    .replace(/=[\t ]*\r?\n/g, '')
    .replace(/(?:=[\dA-F]{2})+/gi, (run) =>
      new TextDecoder().decode(Uint8Array.from(run.slice(1).split('='), (pair) => Number.parseInt(pair, 16))),
    );
}
