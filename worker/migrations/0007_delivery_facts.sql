-- What transports report about mails after they have taken them. All but the reason are moments of our own clock.
-- The transport's own name for the mail.
ALTER TABLE outbox ADD COLUMN provider_id TEXT;
ALTER TABLE outbox ADD COLUMN delivered_at INTEGER;
ALTER TABLE outbox ADD COLUMN bounced_at INTEGER;
-- One of `bounceReasons` of the contract; of a mail that was refused at once, too.
ALTER TABLE outbox ADD COLUMN bounce_reason TEXT;
ALTER TABLE outbox ADD COLUMN complaint_at INTEGER;
-- `addressDigest` of where the mail went: a report that comes late is about that address, not about a corrected one.
ALTER TABLE outbox ADD COLUMN address_digest TEXT;
CREATE INDEX outbox_by_provider_id ON outbox (provider_id) WHERE provider_id IS NOT NULL;
CREATE INDEX outbox_bounced ON outbox (subject_id) WHERE bounced_at IS NOT NULL;
