-- Accounts, labels, groups and what admins may do about all of it. Tables whose CHECKs have to learn new words are made
-- anew. Dropping a table deletes its rows first, which would reach those that name them (ON DELETE): so the new tables
-- are filled and name each other before the old ones go, children first; renaming takes the references along.
PRAGMA defer_foreign_keys = true;

ALTER TABLE space ADD COLUMN sender_name TEXT NOT NULL DEFAULT '';
ALTER TABLE space ADD COLUMN reply_to TEXT NOT NULL DEFAULT '';
ALTER TABLE space ADD COLUMN ask_password_change INTEGER NOT NULL DEFAULT 1 CHECK (ask_password_change IN (0, 1));

ALTER TABLE members ADD COLUMN additional_information TEXT NOT NULL DEFAULT '';
-- Set with a password that an admin chose, until the person has one of their own: where the space wishes so, they are
-- asked for it at the next sign-in, and in no space they manage it with a password that somebody else may know.
ALTER TABLE members ADD COLUMN password_change_due INTEGER NOT NULL DEFAULT 0 CHECK (password_change_due IN (0, 1));
-- How lists find and order a person: names without case and accents, and the address. SQLite folds the letters A to Z
-- only, so the worker makes the key, and `list_key_of` keeps what it was made of. Whoever writes a name need not think of
-- it: a row whose key is out of date stands in `members_unkeyed` until a list is read or cron comes by.
ALTER TABLE members ADD COLUMN list_key TEXT NOT NULL DEFAULT '';
ALTER TABLE members ADD COLUMN list_key_of TEXT NOT NULL DEFAULT '';
CREATE INDEX members_unkeyed ON members (id)
  WHERE list_key_of <> last_name || char(10) || first_name || char(10) || email;
-- Holds all that lists are filtered by most: a list is read from it in order, without a look at the rows left out.
CREATE INDEX members_by_list_key ON members (list_key, id, state, language);
-- Who manages the space: a few among all.
CREATE INDEX members_by_power ON members (role) WHERE role <> 'member';
CREATE INDEX members_by_creation ON members (created_at, id);

CREATE TABLE member_labels (
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  -- `nameKey` of the label: one label, however it is written.
  label_key TEXT NOT NULL,
  label TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (member_id, label_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_labels_by_label ON member_labels (label_key);

CREATE TABLE groups (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- `nameKey` of the name: two groups cannot be mistaken for one another.
  name_key TEXT NOT NULL UNIQUE,
  created_by TEXT REFERENCES members (id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX groups_by_creator ON groups (created_by);

CREATE TABLE group_members (
  group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  joined_at INTEGER NOT NULL,
  PRIMARY KEY (group_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX group_members_by_member ON group_members (member_id);

-- Passwords that an admin chose, sealed (AES-GCM) until they are hashed and, where asked for, mailed; then deleted.
CREATE TABLE initial_passwords (
  member_id TEXT PRIMARY KEY REFERENCES members (id) ON DELETE CASCADE,
  sealed TEXT NOT NULL,
  secret_version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  -- From when on it may be hashed: at once, after the lease of who is at it, or never again (null: it is hashed).
  hash_due_at INTEGER DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX initial_passwords_to_hash ON initial_passwords (hash_due_at) WHERE hash_due_at IS NOT NULL;

CREATE TABLE audit (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  actor_id TEXT REFERENCES members (id) ON DELETE SET NULL,
  -- Whom it was done to, if one person.
  member_id TEXT REFERENCES members (id) ON DELETE SET NULL,
  -- What it was done to; never a person's data.
  subject TEXT NOT NULL DEFAULT '',
  count INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX audit_by_time ON audit (at, id);
CREATE INDEX audit_by_actor ON audit (actor_id);
CREATE INDEX audit_by_member ON audit (member_id);

CREATE TABLE new_sign_ins (
  id TEXT PRIMARY KEY,
  -- SHA-256 of a 256-bit random token; the token itself is nowhere.
  token_hash TEXT NOT NULL UNIQUE,
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('browser', 'extension', 'token')),
  scope TEXT NOT NULL DEFAULT 'write' CHECK (scope IN ('read', 'write')),
  label TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
INSERT INTO new_sign_ins (id, token_hash, member_id, kind, label, created_at, last_used_at, expires_at)
SELECT id, token_hash, member_id, kind, label, created_at, last_used_at, expires_at FROM sign_ins;
DROP TABLE sign_ins;
ALTER TABLE new_sign_ins RENAME TO sign_ins;
CREATE INDEX sign_ins_by_member ON sign_ins (member_id);
CREATE INDEX sign_ins_by_expiry ON sign_ins (expires_at);

CREATE TABLE new_batches (
  id TEXT PRIMARY KEY,
  -- Keyed digest of the request's content (`version:mac`): the same id with other content is refused.
  digest TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('invite', 'accounts')),
  source TEXT NOT NULL,
  applied_by TEXT REFERENCES members (id) ON DELETE SET NULL,
  applied_at INTEGER NOT NULL
) STRICT;
INSERT INTO new_batches SELECT id, digest, way, source, applied_by, applied_at FROM batches;

CREATE TABLE new_invitations (
  id TEXT PRIMARY KEY,
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('pending', 'accepted', 'expired', 'revoked')),
  -- The link is derived from the id, this number and a versioned secret; raising it kills every link that left before.
  generation INTEGER NOT NULL DEFAULT 1,
  secret_version INTEGER NOT NULL,
  invited_by TEXT REFERENCES members (id) ON DELETE SET NULL,
  batch_id TEXT REFERENCES new_batches (id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER,
  -- When the invitee asked for a new link on the page of an expired one.
  asked_at INTEGER,
  resends INTEGER NOT NULL DEFAULT 0,
  resent_at INTEGER
) STRICT;
INSERT INTO new_invitations (id, member_id, state, generation, secret_version, invited_by, batch_id, created_at,
                             expires_at, ended_at)
SELECT id, member_id, state, generation, secret_version, invited_by, batch_id, created_at, expires_at, ended_at
  FROM invitations;

CREATE TABLE new_batch_rows (
  -- Made by the client. Another batch may name it again, but for the same person only.
  id TEXT NOT NULL,
  batch_id TEXT NOT NULL REFERENCES new_batches (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('invited', 'created', 'activated', 'already-invited', 'already-member',
                                           'duplicate', 'refused')),
  -- The names of what was changed, with commas, in the contract's order.
  changes TEXT NOT NULL DEFAULT '',
  -- What the admin saw in the plan: `outcome:changes`. Anything else fails this check and, with it, the whole batch.
  planned TEXT CONSTRAINT plan_changed CHECK (planned IS NULL OR planned = outcome || ':' || changes),
  -- JSON list of problems; holds evidence only for a refused row.
  problems TEXT NOT NULL,
  member_id TEXT REFERENCES members (id) ON DELETE SET NULL,
  invitation_id TEXT REFERENCES new_invitations (id) ON DELETE SET NULL,
  PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO new_batch_rows (id, batch_id, position, outcome, planned, problems, member_id, invitation_id)
SELECT id, batch_id, position, outcome, planned || ':', problems, member_id, invitation_id FROM batch_rows;

DROP TABLE batch_rows;
DROP TABLE invitations;
DROP TABLE batches;
ALTER TABLE new_batches RENAME TO batches;
ALTER TABLE new_invitations RENAME TO invitations;
ALTER TABLE new_batch_rows RENAME TO batch_rows;
CREATE INDEX batches_by_applier ON batches (applied_by);
CREATE UNIQUE INDEX invitations_one_pending ON invitations (member_id) WHERE state = 'pending';
CREATE INDEX invitations_by_member ON invitations (member_id, created_at, id);
CREATE INDEX invitations_by_expiry ON invitations (expires_at) WHERE state = 'pending';
CREATE INDEX invitations_by_inviter ON invitations (invited_by);
CREATE INDEX invitations_by_batch ON invitations (batch_id);
CREATE INDEX invitations_by_state ON invitations (state, created_at, id);
CREATE INDEX invitations_by_creation ON invitations (created_at, id);
CREATE INDEX batch_rows_by_id ON batch_rows (id);
CREATE INDEX batch_rows_by_member ON batch_rows (member_id);
CREATE INDEX batch_rows_by_invitation ON batch_rows (invitation_id);

CREATE TABLE new_outbox (
  id TEXT PRIMARY KEY,
  -- One of `mailKinds` of the contract.
  kind TEXT NOT NULL,
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  -- The invitation or password reset that the mail is about, or the member whose credentials it brings, and that one's
  -- generation (only an invitation has several).
  subject_id TEXT NOT NULL,
  generation INTEGER NOT NULL,
  -- Counts the times that the same mail was asked for again: each is a mail of its own with the identical link.
  copy INTEGER NOT NULL DEFAULT 0,
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
  UNIQUE (kind, subject_id, generation, copy)
) STRICT;
INSERT INTO new_outbox (id, kind, member_id, subject_id, generation, state, attempts, unknowns, due_at, lease_id,
                        lease_until, last_reply, created_at, settled_at)
SELECT id, kind, member_id, subject_id, generation, state, attempts, unknowns, due_at, lease_id, lease_until, last_reply,
       created_at, settled_at
  FROM outbox;
DROP TABLE outbox;
ALTER TABLE new_outbox RENAME TO outbox;
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'queued';
CREATE INDEX outbox_leased ON outbox (lease_until) WHERE state = 'sending';
CREATE INDEX outbox_by_lease ON outbox (lease_id) WHERE state = 'sending';
CREATE INDEX outbox_by_member ON outbox (member_id);
CREATE INDEX outbox_failed ON outbox (subject_id) WHERE state = 'failed';

-- Mails that admins have caused on a day (its number since 1970-01-01 UTC): the transaction that would make it more
-- than the deployment allows fails.
CREATE TABLE mail_days (
  day INTEGER PRIMARY KEY,
  mails INTEGER NOT NULL,
  most INTEGER NOT NULL,
  CONSTRAINT too_many_mails CHECK (mails <= most)
) STRICT;
