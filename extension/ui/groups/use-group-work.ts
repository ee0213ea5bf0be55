import { useEffect, useRef, useState } from 'preact/hooks';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { ask } from '../space/use-question.ts';
import { changeGroupMembers, type GroupProgress, type GroupWork } from './group-members-work.ts';

/** Changing who is in a group, as a page shows it. */
export interface ShownGroupWork {
  /** How far it is; null while nothing is under way. */
  progress: GroupProgress | null;
  problem: SyncProblem | null;
  /** Answers how many people it changed something for; null when a problem stopped it, which is then shown. */
  run: (work: GroupWork) => Promise<number | null>;
  stop: () => void;
}

/** Runs one change after the other; leaving the page stops what is under way after the part that was sent. */
export function useGroupWork(space: Pick<StoredSpace, 'address'>): ShownGroupWork {
  const [progress, setProgress] = useState<GroupProgress | null>(null);
  const [problem, setProblem] = useState<SyncProblem | null>(null);
  const running = useRef<AbortController | null>(null);
  const stop = () => running.current?.abort();
  useEffect(() => stop, []);
  const run = async (work: GroupWork) => {
    const controller = new AbortController();
    running.current = controller;
    setProblem(null);
    setProgress({ asked: 0, changed: 0 });
    const end = await changeGroupMembers((endpoint, question) => ask(space.address, endpoint, question), work, {
      onProgress: setProgress,
      signal: controller.signal,
    });
    setProgress(null);
    setProblem(end.problem);
    return end.problem === null ? end.changed : null;
  };
  return { progress, problem, run, stop };
}
