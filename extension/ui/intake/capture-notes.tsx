import { i18n } from '#i18n';
import type { CaptureNote } from '../../capture/paste.ts';
import { numberWords } from '../words/numbers.ts';

/** What the admin should know about the pasted table: what of it was hidden. */
export function CaptureNotes({ notes }: { notes: readonly CaptureNote[] }) {
  if (notes.length === 0) return null;
  return (
    <ul class="soft small">
      {notes.map((note) => (
        <li key={note.kind}>{noteWords(note)}</li>
      ))}
    </ul>
  );
}

function noteWords(note: CaptureNote): string {
  switch (note.kind) {
    case 'hidden-rows':
      return i18n.t('paste.hidden_rows', note.count, [numberWords(note.count)]);
    case 'hidden-columns':
      return i18n.t('paste.hidden_columns', note.count, [numberWords(note.count)]);
    case 'rows-differ':
      return i18n.t('paste.rows_differ', [numberWords(note.shown), numberWords(note.plain)]);
  }
}
