import {
  type ChosenInvitations,
  type InvitationList,
  invitationEndpoints,
  maxInvitationsPerRequest,
} from '../../../shared/contract/invitation.ts';
import type { SpaceClient } from '../../spaces/space-client.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import type { Ticked } from '../space/use-ticks.ts';

/** Which invitations a list shows. */
export interface InvitationFilter {
  list: InvitationList;
  search: string;
}

/** What is to be done with which invitations; `ticked` is about the list of `filter`. */
export interface FollowUp {
  deed: 'resend' | 'revoke';
  ticked: Ticked;
  filter: InvitationFilter;
}

/** What was done so far; see the contract. */
export interface FollowUpCounts {
  done: number;
  capped: number;
  passed: number;
}

/** How it has ended: what was done stays done, whatever stopped the rest. */
export interface FollowUpEnd extends FollowUpCounts {
  isStopped: boolean;
  problem: SyncProblem | null;
}

/**
 * Sends ticked invitations again or revokes them, in as many requests as that takes. Repeating it harms nobody: who was
 * just mailed is left out by the space, and who is revoked stays it.
 */
export async function followUp(
  ask: SpaceClient['ask'],
  { deed, ticked, filter }: FollowUp,
  { onProgress, signal }: { onProgress: (counts: FollowUpCounts) => void; signal: AbortSignal },
): Promise<FollowUpEnd> {
  const endpoint = deed === 'resend' ? invitationEndpoints.resendInvitations : invitationEndpoints.revokeInvitations;
  let counts: FollowUpCounts = { done: 0, capped: 0, passed: 0 };
  let chosen: ChosenInvitations | null = firstPart(ticked, filter);
  let at = 0;
  while (chosen) {
    if (signal.aborted) return { ...counts, isStopped: true, problem: null };
    const answer = await ask(endpoint, { body: chosen });
    if ('problem' in answer) return { ...counts, isStopped: false, problem: answer.problem };
    const { done, capped, passed, next } = answer.value;
    counts = { done: counts.done + done, capped: counts.capped + capped, passed: counts.passed + passed };
    onProgress(counts);
    at += maxInvitationsPerRequest;
    chosen = ticked.all ? (next === null ? null : filterPart(filter, next)) : idsPart([...ticked.ids].slice(at));
  }
  return { ...counts, isStopped: false, problem: null };
}

function firstPart(ticked: Ticked, filter: InvitationFilter): ChosenInvitations | null {
  return ticked.all ? filterPart(filter, null) : idsPart([...ticked.ids]);
}

function filterPart(filter: InvitationFilter, after: string | null): ChosenInvitations {
  return { by: 'filter', ...filter, after };
}

function idsPart(ids: string[]): ChosenInvitations | null {
  return ids.length === 0 ? null : { by: 'ids', ids: ids.slice(0, maxInvitationsPerRequest) };
}
