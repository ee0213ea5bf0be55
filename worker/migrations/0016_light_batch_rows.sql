-- A batch writes its rows before the people and invitations that they name. As references they were owed until those
-- came, and while anything is owed SQLite looks through all tables that name people, at each person that comes: an eighth
-- of what the database has to do for a batch. A trigger does instead what ON DELETE SET NULL did. An invitation goes with
-- its member and never alone, so no index is needed to find its rows. Nothing names a row: the old table can just go.
CREATE TABLE new_batch_rows (
  -- Made by the client. Another batch may name it again, but for the same person only.
  id TEXT NOT NULL,
  batch_id TEXT NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('invited', 'created', 'activated', 'already-invited', 'already-member',
                                           'duplicate', 'refused')),
  -- The names of what was changed, with commas, in the contract's order.
  changes TEXT NOT NULL DEFAULT '',
  -- What the admin saw in the plan: `outcome:changes`. Anything else fails this check and, with it, the whole batch.
  planned TEXT CONSTRAINT plan_changed CHECK (planned IS NULL OR planned = outcome || ':' || changes),
  -- JSON list of problems; holds evidence only for a refused row.
  problems TEXT NOT NULL,
  -- A member and an invitation of theirs, both null once the member is erased.
  member_id TEXT,
  invitation_id TEXT,
  -- What became of the row when its batch was taken back, one of `fates` of the contract, and why it was kept or which
  -- changes went, with commas.
  undo TEXT,
  undo_detail TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO new_batch_rows (id, batch_id, position, outcome, changes, planned, problems, member_id, invitation_id, undo,
                            undo_detail)
SELECT id, batch_id, position, outcome, changes, planned, problems, member_id, invitation_id, undo, undo_detail
  FROM batch_rows;
DROP TABLE batch_rows;
ALTER TABLE new_batch_rows RENAME TO batch_rows;
CREATE INDEX batch_rows_by_id ON batch_rows (id);
CREATE INDEX batch_rows_by_member ON batch_rows (member_id);

CREATE TRIGGER unnamed_by_rows AFTER DELETE ON members
BEGIN
  UPDATE batch_rows SET member_id = NULL, invitation_id = NULL WHERE member_id = old.id;
END;

-- As it was on the old table: a batch writes its rows before it gives people anything; names and languages that it sets
-- by then were empty.
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
