import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { mergeRows } from '../../batches/duplicates/merge-rows.ts';
import type { RowPatch } from '../../batches/edited-row.ts';
import { fieldFromText } from '../../batches/field-text.ts';
import type { ChangeKind } from '../../batches/history/stored-change.ts';
import { type HistoryStep, redo, undo } from '../../batches/history/undo.ts';
import type { PasswordEntry } from '../../batches/passwords/password-edits.ts';
import { setPasswords } from '../../batches/passwords/set-passwords.ts';
import { type PastedRows, pasteRows } from '../../batches/pasted-rows.ts';
import { addRow, editRows, type RowEdit, removeRows } from '../../batches/row-edits.ts';
import type { StoredPerson, StoredRow } from '../../batches/stored-row.ts';
import { whenStored } from '../batches/import-under-way.ts';
import { database } from '../here.ts';
import { untilStored } from '../until-stored.ts';
import { changeWords } from '../words/change-words.ts';
import { numberWords } from '../words/numbers.ts';
import type { GridField } from './grid-field.ts';
import type { ShowAhead } from './use-edits-ahead.ts';

/** Changes of a list on behalf of the grid; each says in a sentence what it did. */
interface GridWork {
  /** The last sentence, spoken by a screen reader and shown. */
  said: string;
  /** Whether a change is being stored that takes so long that it has to be told. */
  isBusy: boolean;
  /** Rows of that change that are written, as far as it is known. */
  written: number;
  say: (words: string) => void;
  setField: (row: StoredRow, field: GridField, text: string) => void;
  setPasswords: (entries: readonly PasswordEntry[]) => void;
  editBlock: (edits: readonly RowEdit[], kind: ChangeKind) => void;
  paste: (pasted: PastedRows, lost: { columns: number; lockedRows: number }) => void;
  add: (batchId: string, person: StoredPerson) => void;
  remove: (rowIds: readonly string[]) => void;
  merge: (groups: readonly (readonly string[])[], chosen?: RowPatch) => void;
  travel: (way: 'undo' | 'redo') => void;
}

/** Milliseconds after which a change is told to be under way. */
const patience = 300;

/** `showAhead` is told edits when they begin, `onGoTo` a row that the keyboard is to go to. */
export function useGridWork(importId: string, showAhead: ShowAhead, onGoTo: (rowId: string) => void): GridWork {
  const [said, say] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [written, setWritten] = useState(0);
  const running = useRef(0);

  /** Does work that answers what to say; null says nothing. A failure goes to the page, which shows it. */
  const run = async (work: () => Promise<string | null>) => {
    running.current += 1;
    const timer = setTimeout(() => setBusy(true), patience);
    try {
      // Rows are seen before they are stored; what is changed of them meanwhile waits for that.
      const words = await untilStored(whenStored(importId).then(work));
      if (words !== null) say(words);
    } finally {
      running.current -= 1;
      clearTimeout(timer);
      if (running.current === 0) {
        setBusy(false);
        setWritten(0);
      }
    }
  };
  const edit = (edits: readonly RowEdit[], kind: ChangeKind, words: (changed: number) => string | null) => {
    const end = showAhead(edits);
    return run(async () => {
      let changed = 0;
      try {
        const answer = await editRows(database, edits, kind, edits.length > 1 ? setWritten : undefined);
        if (typeof answer === 'string') return i18n.t('grid.refused');
        changed = answer.changed;
        return words(changed);
      } finally {
        end(changed > 0);
      }
    });
  };
  const givePasswords = async (entries: readonly PasswordEntry[]) => {
    const answer = await setPasswords(database, entries);
    if (typeof answer === 'string') return i18n.t('grid.refused');
    return i18n.t('grid.passwords_set', answer.changed, [numberWords(answer.changed)]);
  };
  const travel = async (way: 'undo' | 'redo') => {
    const step = await (way === 'undo' ? undo : redo)(database, importId, setWritten);
    if (!step) return i18n.t(way === 'undo' ? 'grid.nothing_to_undo' : 'grid.nothing_to_redo');
    if (step.rowId !== null) onGoTo(step.rowId);
    return travelled(way, step);
  };

  return {
    said,
    isBusy,
    written,
    say,
    setField: ({ id }, field, text) => {
      if (field === 'password') return void run(() => givePasswords([{ rowId: id, password: text }]));
      const patch = fieldFromText(field, text);
      if (Object.keys(patch).length === 0) return say(i18n.t('grid.unclear', [text.trim()]));
      void edit([{ rowId: id, patch }], 'edit', () => null);
    },
    setPasswords: (entries) => void run(() => givePasswords(entries)),
    editBlock: (edits, kind) => {
      if (edits.length === 0) return say(i18n.t('grid.nothing'));
      void edit(edits, kind, (changed) => i18n.t('grid.changed', changed, [numberWords(changed)]));
    },
    paste: (pasted, { columns, lockedRows }) =>
      void run(async () => {
        const answer = await pasteRows(database, pasted, Date.now());
        if (typeof answer === 'string') return i18n.t('grid.refused');
        const words = [i18n.t('grid.pasted', answer.changed, [numberWords(answer.changed)])];
        const added = answer.added.length;
        if (added > 0) words.push(i18n.t('grid.pasted_new', added, [numberWords(added)]));
        if (columns > 0) words.push(i18n.t('grid.lost_columns', columns, [numberWords(columns)]));
        if (lockedRows > 0) words.push(i18n.t('grid.locked_rows', lockedRows, [numberWords(lockedRows)]));
        return words.join(' ');
      }),
    add: (batchId, person) =>
      void run(async () => {
        const answer = await addRow(database, batchId, person, { now: Date.now() });
        if (typeof answer === 'string') return i18n.t('grid.refused');
        onGoTo(answer.rowId);
        return i18n.t('grid.added');
      }),
    remove: (rowIds) =>
      void run(async () => {
        const answer = await removeRows(database, rowIds);
        if (typeof answer === 'string') return i18n.t('grid.refused');
        return i18n.t('grid.removed', answer.removed, [numberWords(answer.removed)]);
      }),
    merge: (groups, chosen) =>
      void run(async () => {
        const answer = await mergeRows(database, groups, chosen);
        if (typeof answer === 'string') return i18n.t('grid.refused');
        const words = i18n.t('grid.merged', answer.removed, [numberWords(answer.removed)]);
        if (chosen || answer.conflicts === 0) return words;
        return `${words} ${i18n.t('grid.merged_conflicts', answer.conflicts, [numberWords(answer.conflicts)])}`;
      }),
    travel: (way) => void run(() => travel(way)),
  };
}

function travelled(way: 'undo' | 'redo', { kind, rows }: HistoryStep): string {
  const given: [string, string] = [changeWords(kind), numberWords(rows)];
  return way === 'undo' ? i18n.t('grid.undone', rows, given) : i18n.t('grid.redone', rows, given);
}
