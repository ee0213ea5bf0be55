import { isEnrolledSql } from '../paths/path-invitation-store.ts';
import { emptiedGroupsSql } from './undo-decision-store.ts';

/** Members of whom it was decided, in the batch's own rows. */
const those = (condition: string) => `SELECT member_id FROM batch_rows WHERE batch_id = :batchId AND ${condition}`;

/** Members of whom a change is taken back. */
const changed = (change: string) => those(`undo <> 'kept' AND instr(undo_detail, '${change}')`);

const appliedAt = '(SELECT applied_at FROM batches WHERE id = :batchId)';

/** The decision once it is stored, as the statements about groups read it. */
const storedUndone = `WITH undone AS MATERIALIZED (
  SELECT member_id, undo AS fate, undo_detail AS detail FROM batch_rows WHERE batch_id = :batchId)`;

/** What goes for who stays: mails that wait, links, accounts that nobody used, what the batch gave. */
const restoredSql = [
  `UPDATE outbox SET state = 'cancelled', settled_at = :now
    WHERE state = 'queued' AND kind IN ('invitation', 'reminder')
      AND subject_id IN (SELECT id FROM invitations
                          WHERE member_id IN (${those("undo = 'uninvited'")}) AND batch_id = :batchId)`,

  `UPDATE invitations SET state = 'revoked', ended_at = :now, asked_at = NULL
    WHERE state = 'pending' AND batch_id = :batchId AND member_id IN (${those("undo = 'uninvited'")})`,

  `UPDATE outbox SET state = 'cancelled', settled_at = :now
    WHERE state = 'queued' AND kind IN ('credentials', 'password-reset')
      AND member_id IN (${those("undo = 'account-removed'")})`,

  `DELETE FROM initial_passwords WHERE member_id IN (${those("undo = 'account-removed'")})`,

  `UPDATE password_resets SET used_at = :now
    WHERE used_at IS NULL AND member_id IN (${those("undo = 'account-removed'")})`,

  // As with the end of a suspension: nobody is forgotten the minute after.
  `UPDATE members
      SET state = 'invited', activated_at = NULL, password_hash = NULL, password_change_due = 0,
          uninvited_at = iif(uninvited_at IS NULL, NULL, :now)
    WHERE id IN (${those("undo = 'account-removed'")})`,

  // The account had ended the invitation that was open before, and kept its mail at home.
  `UPDATE invitations SET state = 'pending', ended_at = NULL
    WHERE state = 'revoked' AND ended_at = ${appliedAt} AND expires_at > :now
      AND member_id IN (${those("undo = 'account-removed'")})`,

  `UPDATE outbox SET state = 'queued', settled_at = NULL, due_at = :now
    WHERE state = 'cancelled' AND kind = 'invitation' AND settled_at = ${appliedAt}
      AND member_id IN (${those("undo = 'account-removed'")})
      AND subject_id IN (SELECT id FROM invitations WHERE member_id = outbox.member_id AND state = 'pending')`,

  `UPDATE members
      SET last_name = iif(instr(r.undo_detail, 'lastName'), '', last_name),
          first_name = iif(instr(r.undo_detail, 'firstName'), '', first_name),
          language = iif(instr(r.undo_detail, 'language'), '', language),
          additional_information = iif(instr(r.undo_detail, 'additionalInformation'),
                                       coalesce(c.before ->> 'additionalInformation', ''), additional_information)
     FROM batch_rows AS r
     LEFT JOIN batch_changes AS c ON c.batch_id = r.batch_id AND c.member_id = r.member_id
    WHERE r.batch_id = :batchId AND r.undo <> 'kept' AND r.member_id = members.id
      AND (instr(r.undo_detail, 'Name') OR instr(r.undo_detail, 'language')
           OR instr(r.undo_detail, 'additionalInformation'))`,

  `DELETE FROM member_labels WHERE member_id IN (${changed('labels')})`,

  `INSERT INTO member_labels (member_id, label_key, label, position)
   SELECT c.member_id, each.value ->> 0, each.value ->> 1, each.key
     FROM (${changed('labels')}) AS r
    CROSS JOIN batch_changes AS c ON c.batch_id = :batchId AND c.member_id = r.member_id
    CROSS JOIN json_each(c.before, '$.labels') AS each`,

  `DELETE FROM group_members WHERE joined_at = ${appliedAt} AND member_id IN (${changed('groups')})`,

  `INSERT INTO group_members (group_id, member_id, joined_at)
   SELECT had.key, c.member_id, had.value
     FROM (${changed('groups')}) AS r
    CROSS JOIN batch_changes AS c ON c.batch_id = :batchId AND c.member_id = r.member_id
    CROSS JOIN json_each(c.before, '$.groups') AS had
    CROSS JOIN groups ON groups.id = had.key
    WHERE json_type(c.after, '$.groups."' || had.key || '"') IS NULL
       ON CONFLICT (group_id, member_id) DO NOTHING`,

  `DELETE FROM session_members WHERE enrolled_at = ${appliedAt} AND member_id IN (${changed('target')})`,

  // What invites to the path of a session in which nobody is enrolled any more stays at home.
  `UPDATE outbox SET state = 'cancelled', settled_at = :now
    WHERE kind = 'path-invitation' AND state = 'queued'
      AND subject_id IN (
            SELECT known.id
              FROM batch_rows AS r
             CROSS JOIN path_invitations AS known ON known.member_id = r.member_id
             WHERE r.batch_id = :batchId AND r.undo <> 'kept' AND r.undo_detail <> ''
               AND NOT ${isEnrolledSql('known.session_id', 'known.member_id')})`,
] as const;

/**
 * What taking a batch back does, as its rows tell after the decision is stored (`undo`, `undo_detail`); all but the
 * removal of people, which comes behind. In this order.
 */
export const undoEffectsSql = [
  `${storedUndone}
   INSERT INTO audit (id, at, action, actor_id, subject)
   SELECT lower(hex(randomblob(12))), :now, 'group-deleted', :by, name FROM (${emptiedGroupsSql})`,

  `${storedUndone} DELETE FROM groups WHERE id IN (SELECT id FROM (${emptiedGroupsSql}))`,

  ...restoredSql,

  'DELETE FROM batch_changes WHERE batch_id = :batchId',
] as const;
