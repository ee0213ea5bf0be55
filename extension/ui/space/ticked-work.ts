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
  /** Has the space do it with a part of the whole list, from where the part before ended, if it can. */
  changeAll?: ((cursor: string | undefined) => Promise<Answer<ChangedPart>>) | undefined;
}

/** One part of a whole list: items that it was about, those that changed, and where the rest begins; null: at the end. */
export interface ChangedPart {
  asked: number;
  changed: number;
  next: string | null;
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
  for await (const part of changedParts(work, signal)) {
    if ('problem' in part) return { ...progress, problem: part.problem };
    progress = { asked: progress.asked + part.value.asked, changed: progress.changed + part.value.changed };
    onProgress(progress);
  }
  return { ...progress, problem: null };
}

async function* changedParts(work: TickedWork, signal: AbortSignal): AsyncGenerator<Answer<TickedProgress>> {
  if (work.ticked.all && work.changeAll) {
    let cursor: string | null | undefined;
    while (cursor !== null && !signal.aborted) {
      const answer: Answer<ChangedPart> = await work.changeAll(cursor);
      yield answer;
      cursor = 'problem' in answer ? null : answer.value.next;
    }
    return;
  }
  for await (const part of partsOf(work)) {
    if ('problem' in part) return yield part;
    if (signal.aborted) return;
    const answer = await work.change(part.value);
    yield 'problem' in answer ? answer : { value: { asked: part.value.length, changed: answer.value } };
  }
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
