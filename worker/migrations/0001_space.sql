-- One deployment is one space, so no table carries a tenant. Times are milliseconds since 1970-01-01 UTC.

CREATE TABLE space (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  invitation_days INTEGER NOT NULL DEFAULT 30,
  password_min INTEGER NOT NULL DEFAULT 12 CHECK (password_min >= 8),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE members (
  id TEXT PRIMARY KEY,
  -- As it is written to (RCPT TO), byte for byte.
  email TEXT NOT NULL,
  -- The canonical form: one person per address, whatever is imported how often.
  address_key TEXT NOT NULL UNIQUE,
  last_name TEXT NOT NULL DEFAULT '',
  first_name TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('owner', 'admin', 'member')),
  state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'suspended')),
  password_hash TEXT,
  created_at INTEGER NOT NULL,
  activated_at INTEGER
) STRICT;
CREATE UNIQUE INDEX members_one_owner ON members (role) WHERE role = 'owner';

CREATE TABLE sign_ins (
  id TEXT PRIMARY KEY,
  -- SHA-256 of a 256-bit random token; the token itself is nowhere.
  token_hash TEXT NOT NULL UNIQUE,
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('browser', 'extension')),
  label TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_ins_by_member ON sign_ins (member_id);
CREATE INDEX sign_ins_by_expiry ON sign_ins (expires_at);

CREATE TABLE device_codes (
  device_code_hash TEXT PRIMARY KEY,
  user_code TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'denied')),
  member_id TEXT REFERENCES members (id) ON DELETE CASCADE,
  polled_at INTEGER NOT NULL,
  poll_seconds INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX device_codes_by_expiry ON device_codes (expires_at);

CREATE TABLE rate_limits (
  bucket TEXT NOT NULL,
  window_start INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (bucket, window_start)
) STRICT, WITHOUT ROWID;
CREATE INDEX rate_limits_by_window ON rate_limits (window_start);

CREATE TABLE batches (
  id TEXT PRIMARY KEY,
  -- SHA-256 of the request's content: the same id with other content is refused.
  digest TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('invite')),
  source TEXT NOT NULL,
  applied_by TEXT REFERENCES members (id) ON DELETE SET NULL,
  applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE invitations (
  id TEXT PRIMARY KEY,
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'expired', 'revoked')),
  -- The link is derived from the id, this number and a versioned secret; raising it kills every link that left before.
  generation INTEGER NOT NULL DEFAULT 1,
  secret_version INTEGER NOT NULL,
  invited_by TEXT REFERENCES members (id) ON DELETE SET NULL,
  batch_id TEXT REFERENCES batches (id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX invitations_one_pending ON invitations (member_id) WHERE state = 'pending';
CREATE INDEX invitations_by_member ON invitations (member_id);
CREATE INDEX invitations_by_expiry ON invitations (expires_at) WHERE state = 'pending';

CREATE TABLE batch_rows (
  -- Made by the client. Another batch may name it again, but for the same person only.
  id TEXT NOT NULL,
  batch_id TEXT NOT NULL REFERENCES batches (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('invited', 'already-invited', 'already-member', 'duplicate', 'refused')),
  -- What the admin saw in the plan. Another outcome fails this check and, with it, the whole batch.
  planned TEXT CONSTRAINT plan_changed CHECK (planned IS NULL OR planned = outcome),
  -- JSON list of problems; holds evidence only for a refused row.
  problems TEXT NOT NULL,
  member_id TEXT REFERENCES members (id) ON DELETE SET NULL,
  invitation_id TEXT REFERENCES invitations (id) ON DELETE SET NULL,
  PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX batch_rows_by_id ON batch_rows (id);
CREATE INDEX batch_rows_by_member ON batch_rows (member_id);

CREATE TABLE password_resets (
  id TEXT PRIMARY KEY,
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  secret_version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT;
CREATE INDEX password_resets_by_member ON password_resets (member_id);
CREATE INDEX password_resets_by_expiry ON password_resets (expires_at);

-- The truth about mail to send; a queue message only wakes a delivery up.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('invitation', 'password-reset')),
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  -- The invitation or password reset that the mail is about, and that one's generation (a reset has just one).
  subject_id TEXT NOT NULL,
  generation INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'cancelled')),
  attempts INTEGER NOT NULL DEFAULT 0,
  -- Attempts whose result got lost (a crash between the server's 250 and our mark): the only cause of a second copy.
  unknowns INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL,
  lease_id TEXT,
  lease_until INTEGER,
  -- The mail server's last words, without personal data: "451 4.3.2".
  last_reply TEXT,
  created_at INTEGER NOT NULL,
  settled_at INTEGER,
  UNIQUE (kind, subject_id, generation)
) STRICT;
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'queued';
CREATE INDEX outbox_leased ON outbox (lease_until) WHERE state = 'sending';
