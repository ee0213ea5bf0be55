-- A batch's row is written once, with its person and invitation. What it changes about somebody is noted before it does.
DROP TRIGGER noted_before;
DROP TRIGGER noted_after;
CREATE TRIGGER noted_before AFTER INSERT ON batch_rows WHEN new.changes <> '' AND new.member_id IS NOT NULL
BEGIN
  INSERT INTO batch_changes (batch_id, member_id, before, changed_at)
  SELECT new.batch_id, m.id,
         json_object('additionalInformation', m.additional_information,
                     'labels', json((SELECT json_group_array(json_array(label_key, label) ORDER BY position)
                                       FROM member_labels WHERE member_id = m.id)),
                     'groups', json((SELECT json_group_object(group_id, joined_at)
                                       FROM group_members WHERE member_id = m.id))),
         (SELECT applied_at FROM batches WHERE id = new.batch_id)
    FROM members AS m WHERE m.id = new.member_id;
END;

-- Every index costs a row written for each mail. A lease is found by its end, which all of its mails share.
DROP INDEX outbox_by_lease;
DROP INDEX outbox_leased;
CREATE INDEX outbox_leased ON outbox (lease_until, lease_id) WHERE state = 'sending';
-- Nothing is to be reminded of before its first mail has left.
DROP INDEX invitations_to_remind;
CREATE INDEX invitations_to_remind ON invitations (mailed_at)
  WHERE state = 'pending' AND reminders < 2 AND mailed_at IS NOT NULL;

-- When mail left last, noted once for ten mails.
DROP INDEX outbox_left;
CREATE TABLE mail_flow (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  left_at INTEGER NOT NULL
) STRICT;
INSERT INTO mail_flow (id, left_at) SELECT 1, max(settled_at) FROM outbox WHERE state = 'sent' HAVING count(*) > 0;
