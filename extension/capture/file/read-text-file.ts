import { decodeText } from '../../../shared/reading/decode-text.ts';
import { encodingNotes } from './encoding-notes.ts';
import { type FileCapture, type FileNote, type FileReading, FileRefused } from './file-capture.ts';
import { textKind } from './file-kind.ts';
import { htmlContent } from './html-content.ts';

/**
 * Reads a file of text, whatever language it is written in: a plain or separated list, cards, a mail or a web page.
 * Throws `FileRefused`.
 */
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

/**
 * A page that was saved, often under the name of a workbook: spreadsheets open it, so exports of web sites are made so.
 */
function readHtml(html: string, notes: FileNote[], reading: FileReading): FileCapture {
  const { content, notes: partNotes } = htmlContent(html, reading);
  if (content.kind === 'text' && !content.text.includes('@')) throw new FileRefused({ code: 'file-page-without-list' });
  return { kind: 'html', parts: [{ place: { kind: 'whole' }, content, notes: partNotes }], notes };
}
