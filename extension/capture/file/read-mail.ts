import PostalMime, { addressParser } from 'postal-mime';
import { type FileCapture, type FileNote, type FilePart, type FileReading, FileRefused } from './file-capture.ts';
import { htmlContent } from './html-content.ts';

/** The headers that name people who wrote or received a mail (RFC 5322, 3.6.2 and 3.6.3). */
const peopleHeaders = new Set(['from', 'sender', 'reply-to', 'to', 'cc', 'bcc']);

/**
 * Reads a mail (RFC 5322, MIME): the people whom it names, and what it says, which may be a list. Throws `FileRefused`.
 */
export async function readMail(bytes: Uint8Array, reading: FileReading): Promise<FileCapture> {
  const mail = await parsed(bytes);
  const parts: FilePart[] = [];
  const people = mail.headers.filter(({ key }) => peopleHeaders.has(key)).flatMap(({ value }) => addressLines(value));
  if (people.length > 0) {
    parts.push({
      place: { kind: 'correspondents' },
      content: { kind: 'text', text: [...new Set(people)].join('\n') },
      notes: [],
    });
  }
  const message = messageOf(mail.html ?? '', mail.text ?? '', reading);
  if (message) parts.push({ place: { kind: 'message' }, ...message });
  if (parts.length === 0) throw new FileRefused({ code: 'file-without-content', hiddenSheets: [] });
  const names = mail.attachments
    .filter(({ related }) => !related)
    .map(({ filename, mimeType }) => filename ?? mimeType);
  const notes: FileNote[] = names.length > 0 ? [{ kind: 'attachments', names }] : [];
  return { kind: 'mail', parts, notes };
}

async function parsed(bytes: Uint8Array) {
  try {
    return await PostalMime.parse(bytes);
  } catch (error) {
    // It rejects what nests or swells beyond its limits.
    const detail = error instanceof Error ? error.message : String(error);
    throw new FileRefused({ code: 'file-damaged', part: 'mail', detail: detail.slice(0, 200) });
  }
}

/** One line for each address of a header. A header that the parser would lose an address of is taken as it stands. */
function addressLines(header: string): string[] {
  const lines = addressParser(header, { flatten: true }).map(({ name, address = '' }) =>
    name === '' ? address : `"${name.replace(/["\\]/g, '\\$&').replace(/\s+/g, ' ')}" <${address}>`,
  );
  return atSigns(lines.join('\n')) < atSigns(header) ? [header] : lines.filter((line) => line !== '');
}

function atSigns(text: string): number {
  return text.split('@').length - 1;
}

/** The table that a mail in HTML shows, else what it says in words, for which plain text is the better source. */
function messageOf(html: string, plain: string, reading: FileReading): Pick<FilePart, 'content' | 'notes'> | null {
  const shown = html === '' ? null : htmlContent(html, reading);
  if (shown?.content.kind === 'grid') return shown;
  const text = plain.trim() === '' && shown ? shown.content.text : plain;
  return text.trim() === '' ? null : { content: { kind: 'text', text }, notes: [] };
}
