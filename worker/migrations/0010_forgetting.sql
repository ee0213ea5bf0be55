-- Days after which the space forgets; 0: never.
ALTER TABLE space ADD COLUMN forget_invited_days INTEGER NOT NULL DEFAULT 90;
ALTER TABLE space ADD COLUMN forget_lists_days INTEGER NOT NULL DEFAULT 180;
ALTER TABLE space ADD COLUMN forget_audit_days INTEGER NOT NULL DEFAULT 730;

-- Since when a person has no open invitation any more, if they never accepted one; null while one is open. Whoever ends
-- or opens an invitation need not think of it.
ALTER TABLE members ADD COLUMN uninvited_at INTEGER;
UPDATE members
   SET uninvited_at = (SELECT max(iif(state = 'expired', expires_at, coalesce(ended_at, expires_at)))
                         FROM invitations WHERE member_id = members.id)
 WHERE state <> 'active'
   AND NOT EXISTS (SELECT 1 FROM invitations WHERE member_id = members.id AND state IN ('pending', 'accepted'));
CREATE INDEX members_uninvited ON members (uninvited_at) WHERE state = 'invited' AND uninvited_at IS NOT NULL;
CREATE TRIGGER uninvited_by_end AFTER UPDATE OF state ON invitations
WHEN old.state = 'pending' AND new.state IN ('expired', 'revoked')
BEGIN
  UPDATE members SET uninvited_at = iif(new.state = 'expired', new.expires_at, new.ended_at) WHERE id = new.member_id;
END;
CREATE TRIGGER invited_anew AFTER INSERT ON invitations WHEN new.state = 'pending'
BEGIN
  UPDATE members SET uninvited_at = NULL WHERE id = new.member_id AND uninvited_at IS NOT NULL;
END;
CREATE TRIGGER invited_again AFTER UPDATE OF state ON invitations WHEN old.state <> 'pending' AND new.state = 'pending'
BEGIN
  UPDATE members SET uninvited_at = NULL WHERE id = new.member_id;
END;

-- When what the refused rows of a batch quote was forgotten.
ALTER TABLE batches ADD COLUMN forgotten_at INTEGER;
CREATE INDEX batches_to_forget ON batches (applied_at) WHERE forgotten_at IS NULL;

-- Who was erased, for the browsers that have lists with them in it: keyed digests of the canonical address and of the
-- member's id, which name nobody.
CREATE TABLE erasures (
  -- Goes up with every erasure and is never used again, so that a browser can ask for what is new.
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  address_digest TEXT NOT NULL,
  member_digest TEXT NOT NULL,
  -- Of the link secret that the key of the digests is derived from.
  secret_version INTEGER NOT NULL,
  erased_at INTEGER NOT NULL
) STRICT;
CREATE INDEX erasures_by_time ON erasures (erased_at);
