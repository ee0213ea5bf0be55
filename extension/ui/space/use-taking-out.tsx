import { useState } from 'preact/hooks';
import type { Answer } from '../../spaces/space-answer.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import type { TickedWork } from './ticked-work.ts';
import { TickedWorkProgress } from './ticked-work-progress.tsx';
import { useTickedWork } from './use-ticked-work.ts';
import type { Ticks } from './use-ticks.ts';

interface TakingOut extends Pick<TickedWork, 'list' | 'perRequest'> {
  /** The space's name. */
  space: string;
  ticks: Ticks;
  /** Takes these out. */
  takeOut: (ids: string[]) => Promise<Answer<{ removed: number }>>;
  words: { action: string; title: string; what: string };
  /** All that was ticked is out; of it, so many were still in. */
  onDone: (removed: number) => void;
  /** A part may be out and another not. */
  onProblem: () => void;
}

/** Taking what is ticked out of a list, after saying what that means: the parts to be shown around that list. */
export function useTakingOut({ space, ticks, list, perRequest, takeOut, words, onDone, onProblem }: TakingOut) {
  const [isAsking, setAsking] = useState(false);
  const work = useTickedWork();
  const remove = async () => {
    setAsking(false);
    const change = async (ids: string[]) => {
      const answer = await takeOut(ids);
      return 'problem' in answer ? answer : { value: answer.value.removed };
    };
    const removed = await work.run({ ticked: ticks.ticked, perRequest, list, change });
    if (removed === null) return onProblem();
    ticks.untickAll();
    onDone(removed);
  };
  return {
    progress: <TickedWorkProgress work={work} of={ticks.count} space={space} />,
    button: (
      <Button disabled={work.progress !== null} onClick={() => setAsking(true)}>
        {words.action}
      </Button>
    ),
    dialog: isAsking && (
      <Dialog title={words.title} action={words.action} danger onAction={remove} onClose={() => setAsking(false)}>
        {words.what}
      </Dialog>
    ),
  };
}
