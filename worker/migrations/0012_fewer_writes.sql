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
INSERT INTO mail_flow (id, left_at)
SELECT 1, settled_at FROM outbox WHERE state = 'sent' AND settled_at IS NOT NULL ORDER BY settled_at DESC LIMIT 1;
