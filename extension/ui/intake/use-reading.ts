import { useEffect, useState } from 'preact/hooks';
import type { CapturedContent, Reading, ReadingChoices } from '../../../shared/reading/reading.ts';
import { readPatiently } from '../../capture/reading-job.ts';

/** How far the reading of a capture is. */
export type ReadingState =
  | { kind: 'empty' }
  /** `share`: from 0 to 1. */
  | { kind: 'reading'; share: number }
  | { kind: 'read'; reading: Reading };

/** Milliseconds without a change after which reading begins. */
const restingTime = 100;

/** Reads a capture in slices, and anew whenever it changes. */
export function useReading(content: CapturedContent | undefined, choices: ReadingChoices): ReadingState {
  const [state, setState] = useState<ReadingState>({ kind: 'empty' });
  useEffect(() => {
    if (content === undefined || isEmpty(content)) {
      setState({ kind: 'empty' });
      return;
    }
    const stop = new AbortController();
    const read = async () => {
      const show = ({ done, total }: { done: number; total: number }) =>
        setState({ kind: 'reading', share: total === 0 ? 0 : done / total });
      const reading = await readPatiently(content, choices, show, stop.signal);
      if (reading && !stop.signal.aborted) setState({ kind: 'read', reading });
    };
    const timer = setTimeout(read, restingTime);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [content, choices]);
  return state;
}

function isEmpty(content: CapturedContent): boolean {
  return content.kind === 'text' ? content.text.trim() === '' : content.cells.length === 0;
}
