import type { Answer } from '../../spaces/space-answer.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { allPages } from './all-pages.ts';
import type { Page, PagePart } from './page-reader.ts';
import type { Ticked } from './use-ticks.ts';

/** Something that is to be done with what is ticked in a list. */
export interface TickedWork {
  ticked: Ticked;
  /** Items that one request takes, at most. */
  perRequest: number;
  /** Reads the list that `ticked` is of. */
  list: (part: PagePart) => Promise<Answer<Page<{ id: string }>>>;
  /** Does it with these, and answers for how many that changed something. */
  change: (ids: string[]) => Promise<Answer<number>>;
}

/** How far it is: items that were asked for, and items for which that changed something. */
export interface TickedProgress {
  asked: number;
  changed: number;
}

/**
 * Does something with all that is ticked, in as many requests as that takes. What is done twice harms nobody, so after
 * a problem, or when `signal` stopped it, it is simply done again.
 */
export async function changeTicked(
  work: TickedWork,
  { onProgress, signal }: { onProgress: (progress: TickedProgress) => void; signal: AbortSignal },
): Promise<TickedProgress & { problem: SyncProblem | null }> {
  let progress: TickedProgress = { asked: 0, changed: 0 };
  for await (const part of partsOf(work)) {
    if ('problem' in part) return { ...progress, problem: part.problem };
    if (signal.aborted) break;
    const answer = await work.change(part.value);
    if ('problem' in answer) return { ...progress, problem: answer.problem };
    progress = { asked: progress.asked + part.value.length, changed: progress.changed + answer.value };
    onProgress(progress);
  }
  return { ...progress, problem: null };
}

/** The ids of what is ticked, in parts that one request takes. A whole list is read page by page. */
async function* partsOf({ ticked, perRequest, list }: TickedWork): AsyncGenerator<Answer<string[]>> {
  if (!ticked.all) {
    const ids = [...ticked.ids];
    for (let at = 0; at < ids.length; at += perRequest) yield { value: ids.slice(at, at + perRequest) };
    return;
  }
  // Pages begin after a name, not at a number: what leaves the list meanwhile moves nothing past the reader.
  for await (const page of allPages(list)) {
    yield 'problem' in page ? page : { value: page.value.map(({ id }) => id) };
  }
}
