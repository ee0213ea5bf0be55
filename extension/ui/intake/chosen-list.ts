import * as v from 'valibot';
import type { CapturedContent } from '../../../shared/reading/reading.ts';
import { captureContent } from '../../batches/stored-capture.ts';
import type { FileCapture, FileNote, FileProblem } from '../../capture/file/file-capture.ts';

/** How far a chosen file is; `chosen` are the parts of it that are taken, by their index. */
export type FileState =
  | { kind: 'opening' }
  | { kind: 'refused'; problem: FileProblem }
  | { kind: 'read'; capture: FileCapture; chosen: readonly number[] };

/** A file that was dropped or chosen. */
export interface ChosenList {
  id: string;
  /** As the file is called; it may say anything. */
  name: string;
  /** Bytes. */
  size: number;
  state: FileState;
}

/** The parts that are taken of a file until the admin chooses: its first one. */
export function firstParts({ parts }: FileCapture): number[] {
  const filled = parts.findIndex(({ content }) => content.kind === 'text' || content.cells.length > 0);
  return [Math.max(0, filled)];
}

/** Characters of all that was read of files, chosen or not. */
export function sizeOfLists(lists: readonly ChosenList[]): number {
  let size = 0;
  for (const { state } of lists) {
    if (state.kind !== 'read') continue;
    for (const { content } of state.capture.parts) {
      if (content.kind === 'text') size += content.text.length;
      else for (const row of content.cells) for (const cell of row) size += cell.length + 3;
    }
  }
  return size;
}

const Notes = v.array(v.looseObject({ kind: v.string() }));

/** What was read of files, as the draft keeps it. */
const KeptLists = v.array(
  v.object({
    id: v.string(),
    name: v.string(),
    size: v.number(),
    chosen: v.array(v.number()),
    notes: Notes,
    kind: v.picklist(['text', 'xlsx', 'ods', 'vcard', 'mail', 'html']),
    parts: v.array(
      v.object({
        place: v.variant('kind', [
          v.object({ kind: v.picklist(['whole', 'correspondents', 'message']) }),
          v.object({ kind: v.literal('sheet'), name: v.string() }),
        ]),
        content: v.custom<CapturedContent>(isContent),
        notes: Notes,
      }),
    ),
  }),
);

function isContent(value: unknown): boolean {
  try {
    captureContent(value);
    return true;
  } catch (error) {
    if (error instanceof v.ValiError) return false;
    throw error;
  }
}

/** The files that were read, as text for the draft; an empty text when there are none. */
export function listsToText(lists: readonly ChosenList[]): string {
  const kept = lists.flatMap(({ id, name, size, state }) => {
    if (state.kind !== 'read') return [];
    return [{ id, name, size, chosen: state.chosen, ...state.capture }];
  });
  return kept.length === 0 ? '' : JSON.stringify(kept);
}

/** The files of a draft; none when it is of another version of this extension. */
export function listsFromText(text: string): ChosenList[] {
  if (text === '') return [];
  const kept = v.safeParse(KeptLists, JSON.parse(text));
  if (!kept.success) return [];
  // The assertions: notes are only shown, and one that another version wrote says nothing here.
  return kept.output.map(({ id, name, size, chosen, kind, notes, parts }) => ({
    id,
    name,
    size,
    state: {
      kind: 'read',
      chosen,
      capture: {
        kind,
        notes: notes as unknown as FileNote[],
        parts: parts.map((part) => ({ ...part, notes: part.notes as unknown as FileNote[] })),
      },
    },
  }));
}
