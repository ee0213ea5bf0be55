import { useEffect, useRef, useState } from 'preact/hooks';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { changeTicked, type TickedProgress, type TickedWork } from './ticked-work.ts';

/** Changing what is ticked, as a page shows it. */
export interface ShownWork {
  /** How far it is; null while nothing is under way. */
  progress: TickedProgress | null;
  problem: SyncProblem | null;
  /** Answers for how many it changed something; null when a problem stopped it, which is then shown. */
  run: (work: TickedWork) => Promise<number | null>;
  stop: () => void;
}

/** Runs one change after the other; leaving the page stops what is under way after the part that was sent. */
export function useTickedWork(): ShownWork {
  const [progress, setProgress] = useState<TickedProgress | null>(null);
  const [problem, setProblem] = useState<SyncProblem | null>(null);
  const running = useRef<AbortController | null>(null);
  const stop = () => running.current?.abort();
  useEffect(() => stop, []);
  const run = async (work: TickedWork) => {
    const controller = new AbortController();
    running.current = controller;
    setProblem(null);
    setProgress({ asked: 0, changed: 0 });
    const end = await changeTicked(work, { onProgress: setProgress, signal: controller.signal });
    setProgress(null);
    setProblem(end.problem);
    return end.problem === null ? end.changed : null;
  };
  return { progress, problem, run, stop };
}
