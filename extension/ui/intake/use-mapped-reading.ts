import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CapturedContent, Column, ColumnMeaning, Reading } from '../../../shared/reading/reading.ts';
import {
  forgetMapping,
  hasMappings,
  rememberedMapping,
  rememberMapping,
} from '../../batches/columns/mapping-memory.ts';
import { database } from '../here.ts';
import { useLive } from '../live.ts';
import { type ChosenMeanings, withChoice } from './chosen-meanings.ts';
import { type ReadingState, useReading } from './use-reading.ts';

/** Who said what the columns mean: the reader alone, the admin for an earlier list, or the admin for this one. */
type By = 'reader' | 'memory' | 'admin';

interface Choices {
  by: By;
  meanings: ChosenMeanings;
  /** The header that the choices are about, or null when the memory was not asked yet. */
  header: string | null;
  /** What they were made for. */
  list?: { content: CapturedContent | undefined; columns: readonly Column[] };
}

/** A list that is read with what the admin chose for its columns, now or earlier. */
interface MappedReading {
  state: ReadingState;
  by: By;
  /** What was chosen by hand, now or earlier. */
  chosen: ChosenMeanings;
  choose: (index: number, meaning: ColumnMeaning) => void;
  /** Forgets what was chosen for lists with this header, and reads as if it were the first one. */
  readAnew: () => void;
}

const noMeanings: ChosenMeanings = new Map();
const noChoices: Choices = { by: 'reader', meanings: noMeanings, header: null };
const noColumns: readonly Column[] = [];

/**
 * Reads a capture; what was chosen for a list with the same header is chosen again. `isWanted`: somebody waits for it, and
 * may show its first people.
 */
export function useMappedReading(content: CapturedContent | undefined, isWanted = false): MappedReading {
  const [choices, setChoices] = useState(noChoices);
  const remembering = useRef(Promise.resolve());
  // Known ahead of the first list: nearly always there is nothing to be looked up, and to ask takes a part of a frame.
  const isRemembering = useLive(() => hasMappings(database), []) ?? true;
  // A reading is not the last word before the memory was asked about its columns.
  const isLast = async ({ columns: found }: Reading) => {
    const about = headerOf(found);
    if (choices.header === about) return true;
    if (choices.by !== 'reader') {
      // Positions in another header mean other columns. What leaves no address in a list is no choice, now or later.
      const { header, list } = choices;
      if (list?.content === content)
        void remembering.current.then(() => forgetMapping(database, list?.columns ?? noColumns));
      setChoices({ ...noChoices, header });
      return false;
    }
    const known = found.length > 0 && isRemembering ? await rememberedMapping(database, found) : null;
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
  const columns = state.kind === 'read' ? state.reading.columns : noColumns;
  const readFrom = state.kind === 'read' ? state.content : undefined;
  const header = useMemo(() => headerOf(columns), [columns]);
  const isEmpty = state.kind === 'empty';
  useEffect(() => {
    if (isEmpty) setChoices(noChoices);
  }, [isEmpty]);

  const choose = useCallback(
    (index: number, meaning: ColumnMeaning) => {
      const meanings = withChoice(choices.meanings, index, meaning);
      setChoices({ by: 'admin', meanings, header, list: { content: readFrom, columns } });
      remembering.current = rememberMapping(database, columns, meanings, Date.now());
    },
    [choices, readFrom, columns, header],
  );
  const readAnew = useCallback(() => {
    setChoices({ ...noChoices, header });
    void forgetMapping(database, columns);
  }, [columns, header]);
  return { state, by: choices.by, chosen: choices.meanings, choose, readAnew };
}

function headerOf(columns: readonly Column[]): string {
  return JSON.stringify(columns.map((column) => column.header));
}
