import { inputTables } from './input-tables-store.ts';

/** Whether a row sets a field: all of them for a person whom it made, else those that it was decided to change. */
const sets = (change: 'labels' | 'additionalInformation' | 'groups', offered: 'people' | 'details') =>
  `(batch_rows.member_id = ${offered}.member_id OR instr(batch_rows.changes, '${change}'))`;

/** Members who exist already and of whom a row changes something. */
const changed = (change: 'labels' | 'groups') =>
  `SELECT member_id FROM batch_rows WHERE batch_id = :batchId AND instr(changes, '${change}')`;

/** The groups that this batch's rows bring to its members. */
const wished = `wished AS MATERIALIZED (
  SELECT DISTINCT spellings.group_id, batch_rows.member_id
    FROM people
         CROSS JOIN batch_rows ON batch_rows.batch_id = :batchId AND batch_rows.position = people.position
         CROSS JOIN json_each(people.groups) AS wish
         CROSS JOIN spellings ON spellings.place = wish.value
   WHERE ${sets('groups', 'people')})`;

/** The additional information and labels that rows give people. */
export const detailsSql = [
  `WITH ${inputTables.details}, informed AS MATERIALIZED (
     SELECT batch_rows.member_id, details.information
       FROM details
            CROSS JOIN batch_rows ON batch_rows.batch_id = :batchId AND batch_rows.position = details.position
      WHERE details.information <> '' AND ${sets('additionalInformation', 'details')})
   UPDATE members SET additional_information = informed.information
     FROM informed WHERE members.id = informed.member_id`,

  `DELETE FROM member_labels WHERE member_id IN (${changed('labels')})`,

  `WITH ${inputTables.details}
   INSERT INTO member_labels (member_id, label_key, label, position)
   SELECT batch_rows.member_id, each.value ->> 0, each.value ->> 1, each.key
     FROM details
          CROSS JOIN batch_rows ON batch_rows.batch_id = :batchId AND batch_rows.position = details.position
          CROSS JOIN json_each(details.labels) AS each
    WHERE ${sets('labels', 'details')}`,
] as const;

/** The groups that rows bring people into. */
export const rowGroupsSql = [
  // Each missing group once, as the first row writes it; where somebody else was faster, theirs is used.
  `WITH ${inputTables.people}, ${inputTables.spellings}
   INSERT INTO groups (id, name, name_key, created_by, created_at)
   SELECT new_id, name, name_key, :by, :now
     FROM spellings
    WHERE is_creatable AND group_id IS NULL AND place IN (
            SELECT wish.value
              FROM people
                   CROSS JOIN batch_rows ON batch_rows.batch_id = :batchId AND batch_rows.position = people.position
                   CROSS JOIN json_each(people.groups) AS wish
             WHERE batch_rows.outcome NOT IN ('refused', 'duplicate'))
    ORDER BY place
       ON CONFLICT (name_key) DO NOTHING`,

  `WITH ${inputTables.spellings}
   INSERT INTO audit (id, at, action, actor_id, subject)
   SELECT spellings.audit_id, :now, 'group-created', :by, groups.name
     FROM spellings CROSS JOIN groups ON groups.id = spellings.new_id`,

  `WITH ${inputTables.people}, ${inputTables.spellings}, ${wished}
   DELETE FROM group_members
    WHERE member_id IN (${changed('groups')}) AND group_id IS NOT :target
      AND NOT EXISTS (SELECT 1 FROM wished
                       WHERE wished.member_id = group_members.member_id AND wished.group_id = group_members.group_id)`,

  `WITH ${inputTables.people}, ${inputTables.spellings}, ${wished}
   INSERT INTO group_members (group_id, member_id, joined_at)
   SELECT group_id, member_id, :now FROM wished WHERE true
       ON CONFLICT (group_id, member_id) DO NOTHING`,
] as const;

/**
 * Brings everybody into the batch's group, whatever becomes of their own fields. If the group has gone, the batch fails.
 */
export const targetGroupSql = `
  INSERT INTO group_members (group_id, member_id, joined_at)
  SELECT :target, member_id, :now
    FROM batch_rows
   WHERE batch_id = :batchId AND outcome NOT IN ('refused', 'duplicate')
      ON CONFLICT (group_id, member_id) DO NOTHING`;

/**
 * Notes how a batch leaves the people whom it changed, beside how they were (`batch_changes`): so it can be taken back.
 */
export const noteChangesSql = `
  UPDATE batch_changes
     SET after = (SELECT json_object(
                           'lastName', m.last_name, 'firstName', m.first_name, 'language', m.language,
                           'additionalInformation', m.additional_information,
                           'labels', json((SELECT json_group_array(json_array(label_key, label) ORDER BY position)
                                             FROM member_labels WHERE member_id = m.id)),
                           'groups', json((SELECT json_group_object(group_id, joined_at)
                                             FROM group_members WHERE member_id = m.id)))
                    FROM members AS m WHERE m.id = batch_changes.member_id)
   WHERE batch_id = :batchId`;
