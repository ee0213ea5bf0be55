import { i18n } from '#i18n';
import type { CapturedContent } from '../../../shared/reading/reading.ts';
import type { BasketEntry } from '../../batches/basket/basket-store.ts';
import type { ImportedList } from '../../batches/create-import.ts';
import type { CaptureSource } from '../../capture/capture-source.ts';
import type { Find } from '../../capture/captured-list.ts';
import { withDoubts } from '../../capture/found-doubts.ts';
import { sourceTitle } from '../../capture/source-title.ts';
import { cellsWithout, type LeftOut, readingWithout } from '../../capture/ticks.ts';
import { momentWords } from '../words/moments.ts';
import { numberWords } from '../words/numbers.ts';
import { partTitle } from '../words/part-words.ts';
import type { BegunList } from './begun-reading.ts';
import type { ChosenList } from './chosen-list.ts';
import type { Draft } from './draft.ts';
import { titlePerson } from './title-person.ts';
import { isEmpty, isSameContent, type ReadingState } from './use-reading.ts';
import type { ReadingStates } from './use-reading-states.ts';

/** The id of the paste box among the lists of an intake. */
export const pasteId = 'paste';

/** A list that stands in the intake, read or not. */
export interface IntakeList {
  id: string;
  source: CaptureSource;
  content: CapturedContent;
  /** For a grid whose people can be unticked. */
  leftOut?: LeftOut;
  /** For a grid of a page. */
  finds?: readonly Find[];
}

const nobody: LeftOut = new Set();

/** The id of one part of a chosen file or a captured list. */
export function partId(listId: string, index: number): string {
  return `${listId}.${index}`;
}

/** The parts of a captured list; each is a source of its own, all but the first called after their headings. */
export function listsOfCapture({ id, list }: Pick<BasketEntry, 'id' | 'list'>): IntakeList[] {
  return list.parts.map(({ heading, cells, finds, leftOut }, index) => {
    const title =
      index === 0
        ? list.source.title
        : sourceTitle(
            i18n.t('part.title', [list.source.title, heading || i18n.t('capture.part', [numberWords(index + 1)])]),
          );
    return {
      id: partId(id, index),
      source: { ...list.source, title },
      content: { kind: 'grid', cells },
      leftOut: new Set(leftOut),
      finds,
    };
  });
}

/** All lists of an intake that are taken: what was captured, what was pasted, then the chosen parts of the files. */
export function listsOf(draft: Draft, files: readonly ChosenList[], captured: readonly BasketEntry[]): IntakeList[] {
  const lists = captured.flatMap(listsOfCapture);
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

/** How far the lists are, without the people who are not ticked, and with the doubts of their pages. */
export function tickedStates(lists: readonly IntakeList[], states: ReadingStates): ReadingStates {
  const ticked = new Map<string, ReadingState>();
  for (const { id, leftOut = nobody, finds = [] } of lists) {
    const state = states.get(id);
    if (!state) continue;
    const isRead = state.kind === 'read';
    ticked.set(id, isRead ? { ...state, reading: withDoubts(readingWithout(state.reading, leftOut), finds) } : state);
  }
  return ticked;
}

/** The lists with who is ticked of those who were read from them; null while one of them is still being read. */
export function readLists(lists: readonly IntakeList[], ticked: ReadingStates): ImportedList[] | null {
  const read: ImportedList[] = [];
  for (const { id, source, content, leftOut } of lists) {
    if (isEmpty(content)) continue;
    const state = ticked.get(id);
    // A list that was changed just now is known here before its reading is told that it is outdated.
    if (state?.kind !== 'read' || !state.isFresh || !isSameContent(state.content, content)) return null;
    // Who was unticked does not come back when the columns are changed later.
    const kept: CapturedContent =
      content.kind === 'grid' && leftOut ? { kind: 'grid', cells: cellsWithout(content.cells, leftOut) } : content;
    if (leftOut && state.reading.rows.length === 0) continue;
    read.push({ reading: state.reading, source, content: kept });
  }
  return read;
}

/** The only list, while it is read and its first people can be shown; null for all others. */
export function begunList(lists: readonly IntakeList[], states: ReadingStates): BegunList | null {
  const [list, ...others] = lists;
  const state = list && states.get(list.id);
  const begun = state?.kind === 'reading' ? state.begun : undefined;
  if (!list || others.length > 0 || list.leftOut || !begun || !isSameContent(begun.content, list.content)) return null;
  return { source: list.source, content: list.content, begun };
}

/**
 * What an import is called until the admin says otherwise; when it was made stands beside it wherever it is shown.
 * `people`: how many they are, where they are not all read.
 */
export function importName(lists: readonly ImportedList[], now: number, people?: number): string {
  const [first, ...rest] = lists.map(({ source }) => source);
  // The lists of one page go by the page.
  const others = rest.filter(({ url }) => url === undefined || url !== first?.url);
  if (!first || first.kind === 'paste' || first.title.trim() === '')
    return nameOfPeople(lists, people) ?? i18n.t('paste.name', [momentWords(now, 0)]);
  return others.length > 0 ? i18n.t('paste.many_name', [first.title]) : first.title;
}

/** "Jean Dupont and 41 others"; null when nobody was read. */
function nameOfPeople(lists: readonly ImportedList[], people?: number): string | null {
  const rows = lists.flatMap(({ reading }) => reading.rows);
  const { title, others } = titlePerson(rows, people);
  return title === null ? null : i18n.t('paste.people_name', others, [title, numberWords(others)]);
}
