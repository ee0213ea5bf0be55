import { groupEndpoints, maxMembersPerRequest } from '../../../shared/contract/group.ts';
import { memberEndpoints } from '../../../shared/contract/member.ts';
import type { Answer } from '../../spaces/space-answer.ts';
import type { SpaceClient } from '../../spaces/space-client.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import type { MemberView } from '../members/use-member-view.ts';
import { allPages } from '../space/all-pages.ts';
import type { PagePart } from '../space/page-reader.ts';
import type { Ticked } from '../space/use-ticks.ts';

/** What is to be done with whom. */
export interface GroupWork {
  deed: 'add' | 'remove';
  groupId: string;
  ticked: Ticked;
  /** The list that `ticked` is about: of the space for `add`, of the group for `remove`. */
  filter: MemberView;
}

/** How far it is: people that were asked for, and people for whom that changed something. */
export interface GroupProgress {
  asked: number;
  changed: number;
}

type Ask = SpaceClient['ask'];

/**
 * Adds ticked people to a group or takes them out, in as many requests as that takes. Repeating it harms nobody, so
 * after a problem, or when `signal` stopped it, it is simply done again.
 */
export async function changeGroupMembers(
  ask: Ask,
  work: GroupWork,
  { onProgress, signal }: { onProgress: (progress: GroupProgress) => void; signal: AbortSignal },
): Promise<GroupProgress & { problem: SyncProblem | null }> {
  let progress: GroupProgress = { asked: 0, changed: 0 };
  for await (const part of partsOf(ask, work)) {
    if ('problem' in part) return { ...progress, problem: part.problem };
    if (signal.aborted) break;
    const answer = await changePart(ask, work, part.value);
    if ('problem' in answer) return { ...progress, problem: answer.problem };
    progress = { asked: progress.asked + part.value.length, changed: progress.changed + answer.value };
    onProgress(progress);
  }
  return { ...progress, problem: null };
}

/** The ids of who is ticked, in parts that one request takes. A whole list is read page by page. */
async function* partsOf(ask: Ask, work: GroupWork): AsyncGenerator<Answer<string[]>> {
  const { ticked } = work;
  if (!ticked.all) {
    const ids = [...ticked.ids];
    for (let at = 0; at < ids.length; at += maxMembersPerRequest)
      yield { value: ids.slice(at, at + maxMembersPerRequest) };
    return;
  }
  // Pages begin after a name, not at a number: people who left the group meanwhile move nobody past the reader.
  for await (const page of allPages((part) => listPart(ask, work, part))) {
    yield 'problem' in page ? page : { value: page.value.map(({ id }) => id) };
  }
}

function listPart(ask: Ask, { deed, groupId, filter }: GroupWork, part: PagePart) {
  const query = { ...filter, ...part };
  return deed === 'add'
    ? ask(memberEndpoints.listMembers, { query })
    : ask(groupEndpoints.listGroupMembers, { params: { id: groupId }, query });
}

async function changePart(ask: Ask, { deed, groupId }: GroupWork, memberIds: string[]): Promise<Answer<number>> {
  const question = { params: { id: groupId }, body: { memberIds } };
  if (deed === 'add') {
    const answer = await ask(groupEndpoints.addGroupMembers, question);
    return 'problem' in answer ? answer : { value: answer.value.added };
  }
  const answer = await ask(groupEndpoints.removeGroupMembers, question);
  return 'problem' in answer ? answer : { value: answer.value.removed };
}
