import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { RowEdit } from '../../batches/row-edits.ts';
import type { ShownImport } from '../batches/use-import.ts';
import { type EditsAhead, editsAhead, isTold, storedEdits, withEdits } from './edits-ahead.ts';
import { useLatest } from './use-kept-lines.ts';

/** Shows edits at once; what it answers is to be told, when that is known, whether they changed what is stored. */
export type ShowAhead = (edits: readonly RowEdit[]) => (isStored: boolean) => void;

/**
 * An import with what is being edited in it, which takes a moment to be stored, and seconds while a long list still is:
 * what somebody typed stands in its cell, and is what is copied from there.
 */
export function useEditsAhead(stored: ShownImport): { shown: ShownImport; showAhead: ShowAhead } {
  const [ahead, setAhead] = useState<readonly EditsAhead[]>([]);
  const latest = useLatest(stored);
  const shown = useMemo(() => withEdits(stored, ahead), [stored, ahead]);
  const withoutTold = (known: readonly EditsAhead[]) => known.filter((edits) => !isTold(edits, latest.current));
  useLayoutEffect(() => {
    // No other drawing where nothing is edited.
    if (ahead.length > 0) setAhead(withoutTold);
  }, [stored]);
  const showAhead: ShowAhead = (edits) => {
    const begun = editsAhead(latest.current, edits);
    setAhead((known) => [...known, begun]);
    return (isStored) =>
      setAhead((known) => {
        if (!isStored) return known.filter((edits) => edits !== begun);
        return withoutTold(known.map((edits) => (edits === begun ? storedEdits(edits, latest.current) : edits)));
      });
  };
  return { shown, showAhead };
}
