-- Addresses that are not mailed, or not reminded. The list survives the erasure of a person without naming anybody: it
-- holds keyed digests (`version:mac`) of canonical addresses.
CREATE TABLE suppressions (
  address_digest TEXT PRIMARY KEY,
  reason TEXT NOT NULL CHECK (reason IN ('bounce', 'complaint', 'unsubscribe')),
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- SQLite cannot make the digest, so the worker does, see `mendAddressDigests`. Whoever writes an address need not think
-- of it: a new one begins without a digest, and a corrected one loses it.
ALTER TABLE members ADD COLUMN address_digest TEXT NOT NULL DEFAULT '';
CREATE INDEX members_by_address_digest ON members (address_digest, id);
CREATE TRIGGER digest_lost_by_correction AFTER UPDATE OF address_key ON members
WHEN new.address_key <> old.address_key
BEGIN
  UPDATE members SET address_digest = '' WHERE id = new.id;
END;

-- Days after which who has not accepted is reminded; 0: never.
ALTER TABLE space ADD COLUMN reminder_days INTEGER NOT NULL DEFAULT 0;

-- When a mail is of no use any more even if it has not left: a reminder waits for no night. Null: never.
ALTER TABLE outbox ADD COLUMN stale_at INTEGER;

-- Reminders of an invitation that left or are about to; a cancelled one reached nobody.
ALTER TABLE invitations ADD COLUMN reminders INTEGER NOT NULL DEFAULT 0;
-- When its last mail left, a reminder too: cron finds those about which nothing was mailed for days, and no others.
ALTER TABLE invitations ADD COLUMN mailed_at INTEGER;
UPDATE invitations
   SET mailed_at = (SELECT max(settled_at) FROM outbox
                     WHERE kind = 'invitation' AND subject_id = invitations.id AND outbox.state = 'sent');
CREATE INDEX invitations_to_remind ON invitations (mailed_at) WHERE state = 'pending' AND reminders < 2;
CREATE TRIGGER invitation_mailed AFTER UPDATE OF state ON outbox
WHEN new.state = 'sent' AND new.kind IN ('invitation', 'reminder')
BEGIN
  UPDATE invitations SET mailed_at = new.settled_at WHERE id = new.subject_id;
END;
CREATE TRIGGER reminder_counted AFTER INSERT ON outbox WHEN new.kind = 'reminder'
BEGIN
  UPDATE invitations SET reminders = reminders + 1 WHERE id = new.subject_id;
END;
CREATE TRIGGER reminder_uncounted AFTER UPDATE OF state ON outbox
WHEN new.kind = 'reminder' AND new.state = 'cancelled' AND old.state <> 'cancelled'
BEGIN
  UPDATE invitations SET reminders = reminders - 1 WHERE id = new.subject_id;
END;
