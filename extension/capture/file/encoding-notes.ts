import type { DecodedText } from '../../../shared/reading/decode-text.ts';
import type { FileNote } from './file-capture.ts';

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
  const at = text.search(/[^\x00-\x7f]/);
  if (at < 0) return '';
  const before = /\S*(?: \S*)?$/.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? '';
  const after = /^\S*/.exec(text.slice(at, at + 40).toWellFormed())?.[0] ?? '';
  return before + after;
}
