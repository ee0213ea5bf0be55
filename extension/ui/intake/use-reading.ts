import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CapturedContent, Reading, ReadingChoices, ReadingProgress } from '../../../shared/reading/reading.ts';
import { readPatiently } from '../../capture/reading-job.ts';
import { BegunReading } from './begun-reading.ts';

/** How far the reading of a capture is. */
export type ReadingState =
  | { kind: 'empty' }
  /** `share`: from 0 to 1; `begun` when somebody waits for its people and the first of them are known. */
  | { kind: 'reading'; share: number; begun?: BegunReading | undefined }
  /** `isFresh`: it is what the capture says now; for a moment after a change the last reading is still shown. */
  | { kind: 'read'; reading: Reading; content: CapturedContent; isFresh: boolean };

/** Milliseconds without a change after which reading begins, while somebody is typing; what is pasted is read at once. */
const restingTime = 100;

type Known = { state: ReadingState; content: CapturedContent | undefined; choices: ReadingChoices };

/**
 * Reads a capture in slices, and anew whenever it, or a choice about it, changes. `isLast` looks at a reading before it
 * is shown, and at the first people of a long table, as it is for its columns; it answers false when it has changed the
 * choices. `isWanted`: somebody waits for the list, and may show its first people.
 */
export function useReading(
  content: CapturedContent | undefined,
  choices: ReadingChoices,
  isLast: (reading: Reading) => Promise<boolean>,
  isWanted: boolean,
): ReadingState {
  const [known, setKnown] = useState<Known>({ state: { kind: 'empty' }, content, choices });
  const lastChange = useRef(-restingTime);
  const latest = useRef({ isLast, isWanted });
  latest.current = { isLast, isWanted };
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
    let begun: BegunReading | undefined;
    const read = async () => {
      const onProgress = async ({ done, total, first }: ReadingProgress) => {
        if (stop.signal.aborted) return;
        if (first) {
          if (!(await latest.current.isLast(first)) || stop.signal.aborted) return stop.abort();
          begun = new BegunReading(content, first, { whole, stop });
          // Whoever does not wait sees all of most lists by the next drawing.
          if (!latest.current.isWanted) return;
        }
        const isOffered = latest.current.isWanted;
        show({ kind: 'reading', share: total === 0 ? 0 : done / total, begun: isOffered ? begun : undefined });
        if (first) await begun?.rest();
      };
      const whole = readPatiently(content, choices, onProgress, stop.signal);
      const reading = await whole;
      if (!reading || stop.signal.aborted || !(await latest.current.isLast(reading)) || stop.signal.aborted) return;
      show({ kind: 'read', reading, content, isFresh: true });
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    if (isTyping) timer = setTimeout(read, restingTime);
    else void read();
    return () => {
      clearTimeout(timer);
      if (!begun?.isTaken) stop.abort();
    };
  }, [content, choices]);
  const { state } = known;
  const isFresh = known.content === content && known.choices === choices;
  return useMemo(() => (isFresh ? state : outdated(state)), [state, isFresh]);
}

/** A reading of what the capture was before: it is still shown, and nobody begins with its people any more. */
function outdated(state: ReadingState): ReadingState {
  if (state.kind === 'empty') return state;
  return state.kind === 'read' ? { ...state, isFresh: false } : { ...state, begun: undefined };
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
