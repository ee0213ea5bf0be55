import * as v from 'valibot';
import { SpaceSettings } from '../../shared/contract/space.ts';
import { type AuditedAct, auditStatement } from '../audit/audit-store.ts';

const Space = v.object({
  ...SpaceSettings.entries,
  askPasswordChange: v.pipe(
    v.number(),
    v.transform((stored) => stored === 1),
  ),
});
/** The space with all its settings. */
export type Space = v.InferOutput<typeof Space>;

/** The space, or null until the owner has set it up. */
export async function readSpace(db: D1Database): Promise<Space | null> {
  const row = await db
    .prepare(
      `SELECT name, language, sender_name AS senderName, reply_to AS replyTo, invitation_days AS invitationDays,
              password_min AS passwordMin, ask_password_change AS askPasswordChange,
              time_zone AS timeZone, reminder_days AS reminderDays,
              forget_invited_days AS forgetInvitedDays, forget_lists_days AS forgetListsDays,
              forget_audit_days AS forgetAuditDays
         FROM space`,
    )
    .first();
  return row && v.parse(Space, row);
}

/** Changes the settings that are given and leaves the others as they are, and writes it down. */
export async function changeSpace(db: D1Database, changed: Partial<SpaceSettings>, act: AuditedAct): Promise<void> {
  await db.batch([
    db
      .prepare(
        `UPDATE space
            SET name = coalesce(?1, name), language = coalesce(?2, language),
                sender_name = coalesce(?3, sender_name), reply_to = coalesce(?4, reply_to),
                invitation_days = coalesce(?5, invitation_days), password_min = coalesce(?6, password_min),
                ask_password_change = coalesce(?7, ask_password_change),
                time_zone = coalesce(?8, time_zone), reminder_days = coalesce(?9, reminder_days),
                forget_invited_days = coalesce(?10, forget_invited_days),
                forget_lists_days = coalesce(?11, forget_lists_days),
                forget_audit_days = coalesce(?12, forget_audit_days)`,
      )
      .bind(
        changed.name ?? null,
        changed.language ?? null,
        changed.senderName ?? null,
        changed.replyTo ?? null,
        changed.invitationDays ?? null,
        changed.passwordMin ?? null,
        changed.askPasswordChange === undefined ? null : Number(changed.askPasswordChange),
        changed.timeZone ?? null,
        changed.reminderDays ?? null,
        changed.forgetInvitedDays ?? null,
        changed.forgetListsDays ?? null,
        changed.forgetAuditDays ?? null,
      ),
    auditStatement(db, act),
  ]);
}
