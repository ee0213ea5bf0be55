import { i18n } from '#i18n';
import type { CapturedContent } from '../../../shared/reading/reading.ts';
import type { ImportedList } from '../../batches/create-import.ts';
import type { CaptureSource } from '../../capture/capture-source.ts';
import { momentWords } from '../words/moments.ts';
import { numberWords } from '../words/numbers.ts';
import { partTitle } from '../words/part-words.ts';
import type { ChosenList } from './chosen-list.ts';
import { titlePerson } from './title-person.ts';
import type { Draft } from './use-draft.ts';
import type { ReadingState } from './use-reading.ts';

/** The id of the paste box among the lists of an intake. */
export const pasteId = 'paste';

/** A list that stands in the intake, read or not. */
export interface IntakeList {
  id: string;
  source: CaptureSource;
  content: CapturedContent;
}

/** The id of one part of a chosen file. */
export function partId(fileId: string, index: number): string {
  return `${fileId}.${index}`;
}

/** All lists of an intake that are taken: what was pasted, then the chosen parts of the files. */
export function listsOf(draft: Draft, files: readonly ChosenList[]): IntakeList[] {
  const lists: IntakeList[] = [];
  if (draft.text.trim() !== '')
    lists.push({ id: pasteId, source: { kind: 'paste', title: i18n.t('paste.source') }, content: draft.content });
  for (const { id, name, state } of files) {
    if (state.kind !== 'read') continue;
    const { parts } = state.capture;
    for (const index of state.chosen) {
      const part = parts[index];
      if (!part) continue;
      const title = partTitle(name, part.place, state.chosen.length);
      lists.push({ id: partId(id, index), source: { kind: 'file', title }, content: part.content });
    }
  }
  return lists;
}

/** The lists with what was read from them; null while one of them is still being read. */
export function readLists(
  lists: readonly IntakeList[],
  states: ReadonlyMap<string, ReadingState>,
): ImportedList[] | null {
  const read: ImportedList[] = [];
  for (const { id, source, content } of lists) {
    const state = states.get(id);
    if (state?.kind === 'empty') continue;
    if (state?.kind !== 'read' || !state.isFresh) return null;
    read.push({ reading: state.reading, source, content });
  }
  return read;
}

/** What an import is called until the admin says otherwise. */
export function importName(lists: readonly ImportedList[], now: number): string {
  const [first, ...others] = lists.map(({ source }) => source);
  const moment = momentWords(now, 0);
  if (!first || first.kind === 'paste') return nameOfPeople(lists) ?? i18n.t('paste.name', [moment]);
  return others.length > 0
    ? i18n.t('paste.many_name', [first.title, moment])
    : i18n.t('paste.file_name', [first.title, moment]);
}

/** "Jean Dupont and 41 others"; null when nobody was read. The moment of making stands beside it wherever it is shown. */
function nameOfPeople(lists: readonly ImportedList[]): string | null {
  const { title, others } = titlePerson(lists.flatMap(({ reading }) => reading.rows));
  return title === null ? null : i18n.t('paste.people_name', others, [title, numberWords(others)]);
}
