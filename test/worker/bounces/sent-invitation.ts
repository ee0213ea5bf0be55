import { env } from 'cloudflare:workers';
import { invitePerson } from '../mail/invited-person.ts';
import type { TestMember } from '../space.ts';

/** Stores an invitation whose mail has left under this name of the transport. */
export async function sentInvitation(
  inviter: TestMember,
  { email, providerId = null }: { email?: string; providerId?: string | null } = {},
): Promise<Awaited<ReturnType<typeof invitePerson>>> {
  const now = Date.now();
  const invited = await invitePerson(inviter, { now, ...(email !== undefined && { email }) });
  await env.DB.prepare(
    `UPDATE outbox SET state = 'sent', attempts = 1, settled_at = ?2, provider_id = ?3 WHERE id = ?1`,
  )
    .bind(invited.mailId, now, providerId)
    .run();
  return invited;
}

/** Why addresses are not mailed, of all that stand on the list. */
export async function suppressions(): Promise<string[]> {
  const { results } = await env.DB.prepare('SELECT reason FROM suppressions').all<{ reason: string }>();
  return results.map(({ reason }) => reason);
}
