import { useCallback, useState } from 'preact/hooks';
import type { ReadingState } from './use-reading.ts';

/** How far the readings of several lists are, by the list's id. */
export type ReadingStates = ReadonlyMap<string, ReadingState>;

/** Collects how far each list is; `null` takes a list out. */
export function useReadingStates(): {
  states: ReadingStates;
  onState: (id: string, state: ReadingState | null) => void;
} {
  const [states, setStates] = useState<ReadingStates>(new Map());
  const onState = useCallback((id: string, state: ReadingState | null) => {
    setStates((known) => {
      const next = new Map(known);
      if (state) next.set(id, state);
      else next.delete(id);
      return next;
    });
  }, []);
  return { states, onState };
}
