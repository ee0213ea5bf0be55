import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CapturedContent, Column, ColumnMeaning, Reading } from '../../../shared/reading/reading.ts';
import {
  forgetMapping,
  hasMappings,
  rememberedMapping,
  rememberMapping,
  wasChosenHere,
} from '../../batches/columns/mapping-memory.ts';
import { database } from '../here.ts';
import { useLive } from '../live.ts';
import { type ChosenMeanings, columnsWith, withAddresses, withChoice } from './chosen-meanings.ts';
import { type ReadingState, useReading } from './use-reading.ts';

/** Who said what the columns mean: the reader alone, the admin for an earlier list, or the admin for this one. */
type By = 'reader' | 'memory' | 'admin';

interface ReadList {
  content: CapturedContent | undefined;
  columns: readonly Column[];
}

interface Choices {
  by: By;
  meanings: ChosenMeanings;
  /** The header that the choices are about, or null when the memory was not asked yet. */
  header: string | null;
  /** What they were made for. */
  list?: ReadList;
  /** The list of which a choice was not taken, since it would have left it no column of addresses. */
  refusedFor?: CapturedContent | undefined;
}

/** A list that is read with what the admin chose for its columns, now or earlier. */
interface MappedReading {
  state: ReadingState;
  by: By;
  /** What was chosen by hand, now or earlier. */
  chosen: ChosenMeanings;
  /** Its columns as they were read, with what was chosen since. */
  columns: readonly Column[];
  /** Whether the newest choice was not taken, since it would have left no column of addresses. */
  isRefused: boolean;
  choose: (index: number, meaning: ColumnMeaning) => void;
  /** Forgets what was chosen for lists with this header, and reads as if it were the first one. */
  readAnew: () => void;
}

const noMeanings: ChosenMeanings = new Map();
const noChoices: Choices = { by: 'reader', meanings: noMeanings, header: null };
const nothingRead: ReadList = { content: undefined, columns: [] };

/**
 * Reads a capture; what was chosen for a list with the same header is chosen again. `isWanted`: somebody waits for it, and
 * may show its first people.
 */
export function useMappedReading(content: CapturedContent | undefined, isWanted = false): MappedReading {
  const [choices, setChoices] = useState(noChoices);
  // Known ahead of the first list: nearly always there is nothing to be looked up, and to ask takes a part of a frame.
  const isRemembering = useLive(() => hasMappings(database), []) ?? true;
  // A reading is not the last word before the memory was asked about its columns.
  const isLast = async ({ columns: found }: Reading) => {
    const about = headerOf(found);
    if (choices.header === about) return true;
    if (choices.by !== 'reader') {
      setChoices(leftOf(choices, content));
      return false;
    }
    const known =
      found.length > 0 && (isRemembering || wasChosenHere()) ? await rememberedMapping(database, found) : null;
    const list = { content, columns: found };
    setChoices(known ? { by: 'memory', ...known, header: about, list } : { ...noChoices, header: about });
    return known === null;
  };
  const state = useReading(
    content,
    useMemo(() => ({ meanings: choices.meanings }), [choices.meanings]),
    isLast,
    isWanted,
  );
  // While a list is read anew, its columns stay in sight, and under the hand that chose.
  const lastRead = useRef(nothingRead);
  if (state.kind === 'read') lastRead.current = { content: state.content, columns: state.reading.columns };
  const isShown = state.kind === 'read' || lastRead.current.content === content;
  const { content: readFrom, columns } = isShown ? lastRead.current : nothingRead;
  const header = useMemo(() => headerOf(columns), [columns]);
  const isEmpty = state.kind === 'empty';
  useEffect(() => {
    if (isEmpty) setChoices(noChoices);
  }, [isEmpty]);

  const choose = useCallback(
    (index: number, meaning: ColumnMeaning) => {
      const meanings = withChoice(choices.meanings, index, meaning);
      setChoices({ by: 'admin', meanings, header, list: { content: readFrom, columns } });
      void rememberMapping(database, columns, meanings, Date.now());
    },
    [choices, readFrom, columns, header],
  );
  const readAnew = useCallback(() => {
    setChoices({ ...noChoices, header });
    void forgetMapping(database, columns);
  }, [columns, header]);
  const { by, meanings: chosen } = choices;
  const isRefused = content !== undefined && choices.refusedFor === content;
  return {
    state,
    columns: useMemo(() => columnsWith(columns, chosen), [columns, chosen]),
    by,
    chosen,
    isRefused,
    choose,
    readAnew,
  };
}

/** What is left of choices that a list cannot be read with. */
function leftOf({ by, meanings, header, list }: Choices, content: CapturedContent | undefined): Choices {
  // Positions in another header mean other columns.
  if (!list || list.content !== content) return { ...noChoices, header };
  // What leaves a list no address is no choice, now or later.
  void forgetMapping(database, list.columns);
  if (by === 'memory') return { ...noChoices, header };
  const kept = withAddresses(meanings, list.columns);
  if (kept.size === 0 || kept.size === meanings.size) return { ...noChoices, header, refusedFor: content };
  void rememberMapping(database, list.columns, kept, Date.now());
  return { by, meanings: kept, header, list, refusedFor: content };
}

function headerOf(columns: readonly Column[]): string {
  return JSON.stringify(columns.map((column) => column.header));
}
