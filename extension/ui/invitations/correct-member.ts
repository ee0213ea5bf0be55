import { type Invitation, invitationEndpoints } from '../../../shared/contract/invitation.ts';
import { memberEndpoints } from '../../../shared/contract/member.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { ask } from '../space/use-question.ts';

/** Sends the open invitation of a member to another address; `not-allowed` when none is open any more. */
export async function correctMember(
  spaceAddress: string,
  memberId: string,
  email: string,
): Promise<{ value: Invitation } | { problem: SyncProblem }> {
  const found = await ask(spaceAddress, memberEndpoints.readMember, { params: { id: memberId } });
  if ('problem' in found) return found;
  const open = found.value.invitations.find(({ state }) => state === 'pending');
  if (!open) return { problem: { code: 'not-allowed' } };
  return ask(spaceAddress, invitationEndpoints.correctInvitation, { params: { id: open.id }, body: { email } });
}
