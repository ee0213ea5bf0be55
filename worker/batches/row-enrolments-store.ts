import * as v from 'valibot';
import { Moment, ServerId } from '../../shared/contract/protocol.ts';
import { jsonText } from '../json-text.ts';
import { isEnrolledSql, isPathMailOfDaySql } from '../paths/path-invitation-store.ts';
import { isSuppressedSql } from '../suppressions/suppression-store.ts';

/** What `enrolmentColumns` answer about one row. */
export const RowEnrolments = v.object({
  /** Sessions in which the person will be enrolled: their id, and whether it is this row that enrols them. */
  enrolled: v.pipe(jsonText, v.array(v.tuple([ServerId, v.picklist([0, 1])]))),
  /** Ids of sessions that have invited the person. */
  invitedBy: v.pipe(jsonText, v.array(ServerId)),
  /** Whether a mail about joining the space leaves or waits, which tells of open sessions. */
  tells: v.picklist([0, 1]),
  /** When the person was mailed about paths within the last day. */
  pathMails: v.pipe(jsonText, v.array(Moment)),
});
/** See the schema of the same name. */
export type RowEnrolments = v.InferOutput<typeof RowEnrolments>;

/** That something may still come of a session `s`. */
const isAhead = '(s.cancelled_at IS NULL AND (s.ends_at IS NULL OR s.ends_at > :now))';

/**
 * The columns of `RowEnrolments` for a table of decided rows, as they will be when these are applied. Enrolled will be
 * who is it by themselves or by a group that the row does not take them out of, and who becomes it by `:session`, by
 * the group `:target`, or by a group of the row, which a new person joins and a known one if the row `sets_groups`.
 * There is nothing for whom no mail about a path may reach, nor of rows that are refused or duplicates.
 */
export function enrolmentColumns(row: string): string {
  // An invitation that waits makes room for the one or the account that the row makes, and so does what it told.
  const isReplaced = `(o.kind = 'invitation' AND ${row}.outcome IN ('invited', 'activated'))`;
  return `
    (SELECT json_group_array(json_array(s.id, NOT ${isEnrolledSql('s.id', `${row}.known_id`)}))
       FROM (SELECT :session AS session_id
             UNION SELECT session_id FROM session_groups WHERE group_id = :target
             UNION SELECT session_groups.session_id
               FROM wishes CROSS JOIN session_groups ON session_groups.group_id = wishes.group_id
              WHERE wishes.position = ${row}.position AND (${row}.known_id IS NULL OR ${row}.sets_groups)
             UNION SELECT session_id FROM session_members WHERE member_id = ${row}.known_id
             UNION SELECT session_groups.session_id
               FROM group_members CROSS JOIN session_groups ON session_groups.group_id = group_members.group_id
              WHERE group_members.member_id = ${row}.known_id AND ${row}.sets_groups IS NOT TRUE) AS each
      CROSS JOIN sessions AS s ON s.id = each.session_id
      WHERE ${row}.outcome NOT IN ('refused', 'duplicate') AND ${isAhead}
        AND NOT EXISTS (SELECT 1 FROM members AS m WHERE m.id = ${row}.known_id AND ${isSuppressedSql()})
    ) AS enrolled,
    (SELECT json_group_array(s.id)
       FROM path_invitations AS known
      CROSS JOIN sessions AS s ON s.id = known.session_id
      WHERE known.member_id = ${row}.known_id AND ${isAhead}
        AND NOT EXISTS (SELECT 1 FROM outbox AS o
                         WHERE o.id = known.mail_id AND o.state = 'queued' AND ${isReplaced})
    ) AS invitedBy,
    ${row}.outcome = 'invited'
    OR ${row}.outcome IN ('created', 'activated') AND ${row}.send_credentials
    OR EXISTS (SELECT 1 FROM outbox AS o
                WHERE o.member_id = ${row}.known_id AND o.state = 'queued' AND o.kind IN ('invitation', 'credentials')
                  AND NOT ${isReplaced}) AS tells,
    (SELECT json_group_array(created_at) FROM outbox
      WHERE member_id = ${row}.known_id AND ${isPathMailOfDaySql(':now')}) AS pathMails`;
}
