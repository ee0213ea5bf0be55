import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CapturedContent, Reading, ReadingChoices } from '../../../shared/reading/reading.ts';
import { readPatiently } from '../../capture/reading-job.ts';

/** How far the reading of a capture is. */
export type ReadingState =
  | { kind: 'empty' }
  /** `share`: from 0 to 1. */
  | { kind: 'reading'; share: number }
  /** `isFresh`: it is what the capture says now; for a moment after a change the last reading is still shown. */
  | { kind: 'read'; reading: Reading; content: CapturedContent; isFresh: boolean };

/** Milliseconds without a change after which reading begins, while somebody is typing; what is pasted is read at once. */
const restingTime = 100;

type Known = { state: ReadingState; content: CapturedContent | undefined; choices: ReadingChoices };

/**
 * Reads a capture in slices, and anew whenever it, or a choice about it, changes. `isLast` looks at a reading before it
 * is shown; it answers false when it has changed the choices.
 */
export function useReading(
  content: CapturedContent | undefined,
  choices: ReadingChoices,
  isLast: (reading: Reading) => Promise<boolean>,
): ReadingState {
  const [known, setKnown] = useState<Known>({ state: { kind: 'empty' }, content, choices });
  const lastChange = useRef(-restingTime);
  const latest = useRef(isLast);
  latest.current = isLast;
  // Before the next painting: what was pasted is to be seen as rows soon.
  useLayoutEffect(() => {
    const show = (state: ReadingState) => setKnown({ state, content, choices });
    if (content === undefined || isEmpty(content)) {
      show({ kind: 'empty' });
      return;
    }
    const isTyping = performance.now() - lastChange.current < restingTime;
    lastChange.current = performance.now();
    const stop = new AbortController();
    const read = async () => {
      const progress = ({ done, total }: { done: number; total: number }) =>
        show({ kind: 'reading', share: total === 0 ? 0 : done / total });
      const reading = await readPatiently(content, choices, progress, stop.signal);
      if (!reading || stop.signal.aborted || !(await latest.current(reading)) || stop.signal.aborted) return;
      show({ kind: 'read', reading, content, isFresh: true });
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    if (isTyping) timer = setTimeout(read, restingTime);
    else void read();
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [content, choices]);
  const { state } = known;
  const isFresh = known.content === content && known.choices === choices;
  return useMemo(() => (isFresh || state.kind !== 'read' ? state : { ...state, isFresh: false }), [state, isFresh]);
}

/** Whether two captures are one, so that what was read of one is what the other says. */
export function isSameContent(one: CapturedContent, other: CapturedContent): boolean {
  if (one.kind === 'text') return other.kind === 'text' && one.text === other.text;
  return other.kind === 'grid' && one.cells === other.cells;
}

/** Whether a capture holds nothing that could be read; any other is `empty` only until its reading begins. */
export function isEmpty(content: CapturedContent): boolean {
  return content.kind === 'text' ? content.text.trim() === '' : content.cells.length === 0;
}
