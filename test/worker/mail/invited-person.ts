import { env } from 'cloudflare:workers';
import { enqueueMailStatement } from '../../../worker/mail/outbox-store.ts';
import { newId } from '../../../worker/random.ts';
import { newMember, type TestMember } from '../space.ts';

/** Stores an invited person with a pending invitation and its mail, as applying a batch would. */
export async function invitePerson(
  inviter: TestMember,
  person: {
    now: number;
    dueAt?: number;
    email?: string;
    firstName?: string;
    lastName?: string;
    language?: string;
    secretVersion?: number;
    /** Days for which the invitation is valid. */
    days?: number;
  },
): Promise<{ memberId: string; invitationId: string; mailId: string; email: string }> {
  const { now, dueAt = now, secretVersion = 1, days = 30, email = `${newId()}@example.org`, ...named } = person;
  const { id: memberId } = await newMember({ ...named, email, state: 'invited' });
  const invitationId = newId();
  const mailId = newId();
  await env.DB.batch([
    env.DB.prepare(
      `INSERT INTO invitations (id, member_id, state, secret_version, invited_by, created_at, expires_at)
       VALUES (?1, ?2, 'pending', ?3, ?4, ?5, ?6)`,
    ).bind(invitationId, memberId, secretVersion, inviter.id, now, now + days * 86_400_000),
    enqueueMailStatement(env.DB, {
      id: mailId,
      kind: 'invitation',
      memberId,
      subjectId: invitationId,
      generation: 1,
      dueAt,
      now,
    }),
  ]);
  return { memberId, invitationId, mailId, email };
}

/** A row of the outbox as it stands, or null. */
export function outboxRow(mailId: string): Promise<Record<string, unknown> | null> {
  return env.DB.prepare('SELECT * FROM outbox WHERE id = ?').bind(mailId).first();
}
