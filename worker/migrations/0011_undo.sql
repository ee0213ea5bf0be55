-- A batch that was applied can be taken back for a time.

-- When somebody was in the space first, with a password of their own or one that they were given: what an account is
-- told by that nobody has used. A sign-in is deleted when it ends; this stays. Of accounts from before, nobody can say
-- that they were not used.
ALTER TABLE members ADD COLUMN used_at INTEGER;
UPDATE members
   SET used_at = coalesce((SELECT min(created_at) FROM sign_ins WHERE member_id = members.id), activated_at, created_at)
 WHERE state <> 'invited';
CREATE TRIGGER member_used AFTER INSERT ON sign_ins WHEN new.kind = 'browser'
BEGIN
  UPDATE members SET used_at = new.created_at WHERE id = new.member_id AND used_at IS NULL;
END;

-- What a batch changed about people who existed, as it was before and as the batch left it, until it cannot be taken
-- back any more: JSON objects with the fields' names of the contract.
CREATE TABLE batch_changes (
  batch_id TEXT NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  before TEXT NOT NULL,
  after TEXT NOT NULL DEFAULT '{}',
  changed_at INTEGER NOT NULL,
  PRIMARY KEY (batch_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_changes_by_member ON batch_changes (member_id);
CREATE INDEX batch_changes_by_time ON batch_changes (changed_at);

-- A batch writes its rows before it gives people anything; names and languages that it sets by then were empty.
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

CREATE TABLE undos (
  -- A batch is taken back once: the second attempt fails here, and finds what the first has done.
  batch_id TEXT PRIMARY KEY REFERENCES batches (id) ON DELETE CASCADE,
  undone_by TEXT REFERENCES members (id) ON DELETE SET NULL,
  undone_at INTEGER NOT NULL,
  mails_left INTEGER NOT NULL,
  mails_cancelled INTEGER NOT NULL,
  groups_deleted INTEGER NOT NULL,
  -- Whether the consequences are those that the admin saw; others fail here and, with it, all of it.
  as_seen INTEGER NOT NULL CONSTRAINT undo_changed CHECK (as_seen = 1)
) STRICT, WITHOUT ROWID;
CREATE INDEX undos_by_member ON undos (undone_by);

-- What became of a row when its batch was taken back, one of `fates` of the contract, and why it was kept or which
-- changes went, with commas.
ALTER TABLE batch_rows ADD COLUMN undo TEXT;
ALTER TABLE batch_rows ADD COLUMN undo_detail TEXT NOT NULL DEFAULT '';
