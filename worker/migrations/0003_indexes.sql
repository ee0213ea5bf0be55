-- A delivery reads the mails of its own lease: without this, each ten mails cost a look at all that were ever sent.
CREATE INDEX outbox_by_lease ON outbox (lease_id) WHERE state = 'sending';

-- Deleting a row makes SQLite look for those that name it (ON DELETE): by these, and not by reading whole tables.
CREATE INDEX device_codes_by_member ON device_codes (member_id);
CREATE INDEX batches_by_applier ON batches (applied_by);
CREATE INDEX invitations_by_inviter ON invitations (invited_by);
CREATE INDEX invitations_by_batch ON invitations (batch_id);
CREATE INDEX batch_rows_by_invitation ON batch_rows (invitation_id);
CREATE INDEX outbox_by_member ON outbox (member_id);
