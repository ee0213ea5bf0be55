import type { Environment } from '../environment.ts';
import { currentSecretVersion } from '../link-token.ts';
import { wakeDelivery } from '../mail/wake-up.ts';
import { newId } from '../random.ts';
import { settingsOf } from '../settings.ts';
import { overdueInvitationStatements } from '../upkeep/overdue-invitation-store.ts';
import { inviteAdminStatements } from './admin-store.ts';

/**
 * Invites somebody new, or an admin who has not accepted in time, to manage the space from the day they accept, which
 * they do like everybody else; answers whether an invitation leaves.
 */
export async function inviteAdmin(
  env: Environment,
  { email, addressKey, by, now }: { email: string; addressKey: string; by: string; now: number },
): Promise<boolean> {
  const [, , , invitation] = await env.DB.batch([
    ...overdueInvitationStatements(env.DB, now),
    ...inviteAdminStatements(env.DB, {
      email,
      addressKey,
      memberId: newId(),
      invitationId: newId(),
      mailId: newId(),
      secretVersion: currentSecretVersion(settingsOf(env).linkSecrets),
      act: { id: newId(), now, action: 'admin-invited', by },
    }),
  ]);
  const isInvited = (invitation?.meta.changes ?? 0) > 0;
  if (isInvited) await wakeDelivery(env, 1);
  return isInvited;
}
