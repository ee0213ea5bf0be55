import type { UnreadableKind } from './file-capture.ts';
import type { ZipArchive } from './zip-archive.ts';

/** What the first bytes of a file say. */
type ByteKind = 'zip' | 'ole' | 'text' | UnreadableKind;

/** Beginnings that no text has, in Latin-1 characters, with the place at which they stand. */
const signatures: [start: number, signature: string, kind: ByteKind][] = [
  [0, 'PK\x03\x04', 'zip'],
  [0, 'PK\x05\x06', 'zip'],
  [0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'ole'],
  // The first record of a workbook of Excel 2, 3 and 4.
  [0, '\x09\x00\x04\x00', 'old-workbook'],
  [0, '\x09\x02\x06\x00', 'old-workbook'],
  [0, '\x09\x04\x06\x00', 'old-workbook'],
  [0, '\x89PNG\r\n', 'image'],
  [0, '\xff\xd8\xff', 'image'],
  [0, 'GIF8', 'image'],
  [8, 'WEBP', 'image'],
  [4, 'ftyphei', 'image'],
  [4, 'ftypavif', 'image'],
  [0, 'II*\x00', 'image'],
  [0, 'MM\x00*', 'image'],
  [0, '{\\rtf', 'rich-text'],
  [0, '\x1f\x8b', 'archive'],
  [0, '7z\xbc\xaf\x27\x1c', 'archive'],
  [0, 'Rar!\x1a', 'archive'],
];

/** Looks at the bytes alone. A PDF may begin up to 1024 bytes late; readers of PDF allow it. */
export function byteKind(bytes: Uint8Array): ByteKind {
  const start = characters(bytes.subarray(0, 1024));
  const found = signatures.find(([at, signature]) => start.startsWith(signature, at));
  if (found) return found[2];
  return start.includes('%PDF-') ? 'pdf' : 'text';
}

/** What an archive holds, by the names of its parts. */
export function archiveKind(archive: ZipArchive): 'xlsx' | 'open-document' | UnreadableKind {
  if (archive.has('xl/workbook.bin')) return 'binary-workbook';
  const names = archive.names();
  if (names.some((name) => name.startsWith('word/'))) return 'word';
  if (names.some((name) => name.startsWith('ppt/'))) return 'presentation';
  if (names.some((name) => /(?:^|\/)workbook\d*\.xml$/.test(name))) return 'xlsx';
  if (names.some((name) => name.startsWith('Index/') && name.endsWith('.iwa')) || archive.has('Index.zip'))
    return 'numbers';
  return archive.has('content.xml') && archive.has('META-INF/manifest.xml') ? 'open-document' : 'archive';
}

/** What an OLE compound file (MS-CFB) holds, by the names in its directory, which are UTF-16. */
export function oleKind(bytes: Uint8Array): 'encrypted' | UnreadableKind {
  // The names are ASCII with zeros in between, which every one-byte encoding leaves as they are.
  const text = new TextDecoder('windows-1252').decode(bytes);
  const has = (name: string) => text.includes([...name].map((letter) => `${letter}\0`).join(''));
  if (has('EncryptedPackage')) return 'encrypted';
  if (has('__substg1.0_') || has('__properties_version')) return 'outlook-message';
  if (has('WordDocument')) return 'word';
  if (has('PowerPoint Document')) return 'presentation';
  return has('Workbook') || has('Book') ? 'old-workbook' : 'binary';
}

/** What a decoded text is, by how it begins; a name that ends in .eml decides where the beginning alone would not. */
export function textKind(
  text: string,
  extension: string,
): 'text' | 'vcard' | 'mail' | 'html' | 'xml-workbook' | 'binary' {
  const start = text.slice(0, 4096).trimStart();
  if (/^BEGIN:VCARD\s/i.test(start)) return 'vcard';
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|style|table)[\s>]/i.test(start)
  )
    return 'html';
  if (/^<\?xml/.test(start) && start.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xml-workbook';
  if (isMail(start, extension)) return 'mail';
  return isBinary(text) ? 'binary' : 'text';
}

const mailHeader =
  /^(?:From|To|Cc|Bcc|Reply-To|Sender|Subject|Date|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|Content-Type|DKIM-Signature|X-[\w-]+|ARC-[\w-]+):/i;

/** Two header lines make a mail when its name says so; without that it takes what only mails have. */
function isMail(start: string, extension: string): boolean {
  const head = start.split(/\r?\n\r?\n|\r\r/, 1)[0] ?? '';
  const lines = head.split(/\r\n?|\n/).filter((line) => !/^[ \t]/.test(line));
  const headers = lines.filter((line) => mailHeader.test(line)).length;
  if (extension === 'eml') return headers >= 1;
  return (
    headers >= 3 && mailHeader.test(lines[0] ?? '') && /^(?:Received|MIME-Version|Message-ID|Return-Path):/im.test(head)
  );
}

/** More than a twentieth of control characters, other than those of text, in the first 4096. */
function isBinary(text: string): boolean {
  const start = text.slice(0, 4096);
  const controls = start.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]/g)?.length ?? 0;
  return controls > start.length / 20;
}

/** Each byte as the character of its number; what the web calls `latin1` is windows-1252 and changes some. */
function characters(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
