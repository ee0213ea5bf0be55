import { useEffect, useState } from 'preact/hooks';
import { useLatest } from './use-kept-lines.ts';
import type { Selection } from './use-selection.ts';

/** What is done to a selection as soon as it holds all rows that it is to hold. */
interface WhenGrown<Acts> {
  /** Does it at once, or, while the selection grows, when all rows are there. */
  act: (deed: (acts: Acts) => void) => void;
  isWaiting: boolean;
}

/**
 * Has what is done to all rows wait while some of them are still to come: all that is shown as selected is what it is
 * done to. Whoever selects something else meanwhile has stopped it. `acts` are those of the drawing that it is done in.
 */
export function useWhenGrown<Acts>({ isGrowing, choice }: Selection, acts: Acts): WhenGrown<Acts> {
  const [waiting, setWaiting] = useState<{ deed: (acts: Acts) => void; choice: string } | null>(null);
  const latest = useLatest(acts);
  useEffect(() => {
    if (!waiting || (isGrowing && choice === waiting.choice)) return;
    setWaiting(null);
    if (choice === waiting.choice) waiting.deed(latest.current);
  }, [waiting, isGrowing, choice]);
  return {
    act: (deed) => {
      if (isGrowing) setWaiting({ deed, choice });
      else deed(acts);
    },
    isWaiting: waiting !== null,
  };
}
