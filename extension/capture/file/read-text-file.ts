import { type DecodedText, decodeText } from '../../../shared/reading/decode-text.ts';
import { type FileCapture, type FileNote, type FileReading, FileRefused } from './file-capture.ts';
import { textKind } from './file-kind.ts';
import { htmlContent } from './html-content.ts';

/** Reads a file of text, whatever language it is written in: a plain or separated list, cards, a mail or a web page. Throws `FileRefused`. */
export async function readTextFile(bytes: Uint8Array, extension: string, reading: FileReading): Promise<FileCapture> {
  const decoded = decodeText(bytes);
  const { text } = decoded;
  if (text.trim() === '') throw new FileRefused({ code: 'file-without-content', hiddenSheets: [] });
  const notes = encodingNotes(decoded);
  const kind = textKind(text, extension);
  switch (kind) {
    case 'text':
      return { kind, parts: [{ place: { kind: 'whole' }, content: { kind: 'text', text }, notes: [] }], notes };
    case 'html':
      return readHtml(text, notes, reading);
    case 'vcard': {
      const { readVcards } = await import('./vcard/read-vcards.ts');
      return readVcards(bytes);
    }
    case 'mail': {
      const { readMail } = await import('./read-mail.ts');
      return readMail(bytes, reading);
    }
    default:
      throw new FileRefused({ code: 'file-not-a-list', found: kind });
  }
}

/** A page that was saved, often under the name of a workbook: spreadsheets open it, so exports of web sites are made so. */
function readHtml(html: string, notes: FileNote[], reading: FileReading): FileCapture {
  const { content, notes: partNotes } = htmlContent(html, reading);
  if (content.kind === 'text' && !content.text.includes('@')) throw new FileRefused({ code: 'file-page-without-list' });
  return { kind: 'html', parts: [{ place: { kind: 'whole' }, content, notes: partNotes }], notes };
}

/** What the admin should know about how a text was decoded. */
export function encodingNotes({ text, encoding, repaired, unreadable }: DecodedText): FileNote[] {
  const notes: FileNote[] = [];
  if (encoding !== 'utf-8') notes.push({ kind: 'encoding', encoding, sample: sampleOf(text) });
  if (repaired) notes.push({ kind: 'encoding-repaired', ...repaired });
  if (unreadable > 0) notes.push({ kind: 'unreadable-characters', count: unreadable });
  return notes;
}

/** The first words with a letter that encodings differ in, by which one sees whether the right one was found. */
function sampleOf(text: string): string {
  return /(?:\S{1,40} )?\S{0,40}[^\x00-\x7f]\S{0,40}/.exec(text)?.[0] ?? '';
}
