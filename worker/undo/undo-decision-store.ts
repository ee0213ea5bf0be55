/**
 * Whether somebody other than this batch `b` counts on its member `m`: a batch from then on that stands names them. An
 * import of several batches is therefore taken back from its last one on. Whoever names people that this one made came
 * after it, whatever the clock said then.
 */
const isNamedByOther = `
  EXISTS (SELECT 1 FROM batch_rows AS other CROSS JOIN batches AS theirs ON theirs.id = other.batch_id
           WHERE other.member_id = m.id AND other.batch_id <> b.id AND other.outcome NOT IN ('refused', 'duplicate')
             AND (theirs.applied_at >= b.applied_at OR m.created_at = b.applied_at)
             AND NOT EXISTS (SELECT 1 FROM undos WHERE undos.batch_id = theirs.id))`;

/** Whether the member `m` has been in the space: an account that an admin set up is not used by being there. */
const isInUse = `(m.used_at IS NOT NULL OR m.state = 'active' AND m.password_change_due = 0)`;

/** Whether the member `m` whom the batch `b` made was given a group or a session by somebody else. */
const isGivenMore = `(
  EXISTS (SELECT 1 FROM group_members WHERE member_id = m.id AND joined_at <> b.applied_at)
  OR EXISTS (SELECT 1 FROM session_members WHERE member_id = m.id AND enrolled_at <> b.applied_at))`;

/** A change of a row is taken back only if the field still is as the batch `c` left it. */
const fieldChanges = (
  [
    ['lastName', 'm.last_name'],
    ['firstName', 'm.first_name'],
    ['language', 'm.language'],
    ['additionalInformation', 'm.additional_information'],
  ] as const
).map(([name, column]) => `iif(instr(r.changes, '${name}') AND c.after ->> '${name}' = ${column}, '${name},', '')`);
/** The labels of the member `m` as `batch_changes` has them. */
const labelsNow = `
  (SELECT json_group_array(json_array(label_key, label) ORDER BY position) FROM member_labels WHERE member_id = m.id)`;
const [lastName, firstName, language, information] = fieldChanges;
const labels = `iif(instr(r.changes, 'labels') AND c.after -> 'labels' = ${labelsNow}, 'labels,', '')`;

/**
 * Memberships and enrolments are the batch's by their moment, which is that of its transaction: who was in before, or
 * was taken out and put in again since, has another one.
 */
const groups = `iif(
  EXISTS (SELECT 1 FROM group_members WHERE member_id = m.id AND joined_at = b.applied_at)
  OR EXISTS (SELECT 1 FROM json_each(c.before, '$.groups') AS had
              WHERE json_type(c.after, '$.groups."' || had.key || '"') IS NULL
                AND EXISTS (SELECT 1 FROM groups WHERE id = had.key)
                AND NOT EXISTS (SELECT 1 FROM group_members WHERE group_id = had.key AND member_id = m.id)),
  'groups,', '')`;
const enrolment = `iif(
  EXISTS (SELECT 1 FROM session_members WHERE member_id = m.id AND enrolled_at = b.applied_at), 'target,', '')`;

/**
 * The one decision about taking the batch `:batchId` back, for the plan and for the act: the table `undone` with each
 * row's `position`, `member_id`, `fate` and `detail` (why it is kept, or the changes that go, with commas). What people
 * use stays; what nobody has touched since goes. Who was in the space before the batch keeps what others have given
 * them since, and who came by it and uses the space keeps everything.
 */
export const undoneSql = `
  judged AS MATERIALIZED (
    SELECT r.position, m.id AS member_id, r.changes,
           CASE
             WHEN r.outcome IN ('refused', 'duplicate') OR m.id IS NULL THEN 'nothing'
             WHEN r.outcome IN ('already-invited', 'already-member') THEN 'restored'
             WHEN m.role <> 'member' THEN 'manages'
             WHEN m.state = 'suspended' THEN 'suspended'
             WHEN ${isInUse} THEN 'in-use'
             WHEN ${isNamedByOther} THEN 'other-batch'
             WHEN r.outcome <> 'activated' AND m.created_at = b.applied_at
             THEN iif(${isGivenMore}, 'changed-since', 'removed')
             WHEN r.outcome = 'activated' AND m.state = 'active' THEN 'account-removed'
             WHEN EXISTS (SELECT 1 FROM invitations
                           WHERE member_id = m.id AND batch_id = b.id AND state = 'pending' AND expires_at > :now)
             THEN 'uninvited'
             ELSE 'restored'
           END AS verdict,
           ${[lastName, firstName, language, labels, information, groups, enrolment].join(' || ')} AS restorable
      FROM batches AS b
     CROSS JOIN batch_rows AS r ON r.batch_id = b.id
      LEFT JOIN members AS m ON m.id = r.member_id
      LEFT JOIN batch_changes AS c ON c.batch_id = b.id AND c.member_id = m.id
     WHERE b.id = :batchId
  ), undone AS MATERIALIZED (
    SELECT position, member_id,
           CASE
             WHEN verdict IN ('manages', 'suspended', 'in-use', 'other-batch', 'changed-since') THEN 'kept'
             WHEN verdict <> 'restored' OR restorable <> '' THEN verdict
             WHEN changes = '' THEN 'nothing'
             ELSE 'kept'
           END AS fate,
           CASE
             WHEN verdict IN ('manages', 'suspended', 'in-use', 'other-batch', 'changed-since') THEN verdict
             WHEN verdict IN ('nothing', 'removed') THEN ''
             WHEN verdict = 'restored' AND restorable = '' THEN iif(changes = '', '', 'changed-since')
             ELSE rtrim(restorable, ',')
           END AS detail
      FROM judged
  )`;

/** Mails to people of `undone` that the batch caused; of who was there before, those about paths that left at once. */
const theirMails = `
  SELECT o.state, o.unknowns, undone.fate
    FROM batches AS b
   CROSS JOIN undone
   CROSS JOIN outbox AS o ON o.member_id = undone.member_id
   WHERE b.id = :batchId
     AND iif(undone.fate = 'restored', o.kind = 'path-invitation' AND o.created_at = b.applied_at,
             undone.fate IN ('removed', 'uninvited', 'account-removed') AND o.created_at >= b.applied_at)`;

/** Groups that the batch made, that no session enrols, and that have no other members than its own, who leave them. */
export const emptiedGroupsSql = `
  SELECT g.id, g.name
    FROM batches AS b
   CROSS JOIN groups AS g ON g.created_by = b.applied_by AND g.created_at = b.applied_at
   WHERE b.id = :batchId
     AND NOT EXISTS (SELECT 1 FROM session_groups WHERE group_id = g.id)
     AND NOT EXISTS (SELECT 1 FROM group_members AS inside
                      WHERE inside.group_id = g.id
                        AND NOT EXISTS (SELECT 1 FROM undone
                                         WHERE undone.member_id = inside.member_id
                                           AND (undone.fate = 'removed'
                                                OR inside.joined_at = b.applied_at AND undone.fate <> 'kept'
                                                   AND instr(undone.detail, 'groups'))))`;

/** What is counted about taking a batch back, behind the `WITH` that makes `undone`. */
export const undoCountsSql = `
  SELECT (SELECT count(*) FROM (${theirMails}) WHERE state IN ('sent', 'sending') OR unknowns > 0) AS mailsLeft,
         (SELECT count(*) FROM (${theirMails})
           WHERE state = 'queued' AND unknowns = 0 AND fate <> 'restored') AS mailsCancelled,
         (SELECT count(*) FROM (${emptiedGroupsSql})) AS groupsDeleted`;
