import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../space/use-question.ts';
import { type FollowUp, type FollowUpCounts, type FollowUpEnd, followUp } from './follow-up-work.ts';

/** Following many invitations up, as a page shows it. */
export interface ShownFollowUp {
  /** What is under way, for how many, and how far it is; null when nothing is. */
  running: { work: FollowUp; of: number; counts: FollowUpCounts } | null;
  /** How the last one has ended. */
  ended: { work: FollowUp; end: FollowUpEnd } | null;
  run: (work: FollowUp, of: number) => Promise<void>;
  stop: () => void;
  /** Takes the last result away. */
  forget: () => void;
}

/** Runs one after the other; leaving the page stops what is under way after the part that was sent. */
export function useFollowUp(spaceAddress: string): ShownFollowUp {
  const [running, setRunning] = useState<ShownFollowUp['running']>(null);
  const [ended, setEnded] = useState<ShownFollowUp['ended']>(null);
  const controller = useRef<AbortController | null>(null);
  const stop = () => controller.current?.abort();
  useEffect(() => stop, []);
  const run = async (work: FollowUp, of: number) => {
    const mine = new AbortController();
    controller.current = mine;
    setEnded(null);
    setRunning({ work, of, counts: { done: 0, capped: 0, passed: 0 } });
    const end = await followUp((endpoint, question) => ask(spaceAddress, endpoint, question), work, {
      onProgress: (counts) => setRunning({ work, of, counts }),
      signal: mine.signal,
    });
    setRunning(null);
    setEnded({ work, end });
  };
  return { running, ended, run, stop, forget: () => setEnded(null) };
}
