-- What people learn: paths, run in sessions in which groups and people are enrolled.
ALTER TABLE space ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'UTC';

CREATE TABLE paths (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- `nameKey` of the name.
  name_key TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL,
  link TEXT NOT NULL,
  created_by TEXT REFERENCES members (id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX paths_by_creator ON paths (created_by);

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  path_id TEXT NOT NULL REFERENCES paths (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  -- Null: open until it is given an end.
  ends_at INTEGER,
  cancelled_at INTEGER,
  created_at INTEGER NOT NULL,
  CHECK (ends_at > starts_at)
) STRICT;
CREATE INDEX sessions_by_path ON sessions (path_id, starts_at, id);
CREATE INDEX sessions_by_start ON sessions (starts_at) WHERE cancelled_at IS NULL;

CREATE TABLE session_groups (
  session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  group_id TEXT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
  enrolled_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, group_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_groups_by_group ON session_groups (group_id);

CREATE TABLE session_members (
  session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  enrolled_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, member_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX session_members_by_member ON session_members (member_id);

-- Whom a session has invited to its path, and by which mail: one of its own, or the one that brought them into the space.
CREATE TABLE path_invitations (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  member_id TEXT NOT NULL REFERENCES members (id) ON DELETE CASCADE,
  -- Deferred: the invitation is made first, and its own mail in the next statement of the same transaction.
  mail_id TEXT REFERENCES outbox (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  -- 1 until its own mail is in the outbox, within the transaction that makes both.
  needs_mail INTEGER NOT NULL CHECK (needs_mail IN (0, 1)),
  invited_at INTEGER NOT NULL,
  UNIQUE (session_id, member_id)
) STRICT;
CREATE INDEX path_invitations_by_session ON path_invitations (session_id, invited_at, id);
CREATE INDEX path_invitations_by_member ON path_invitations (member_id);
CREATE INDEX path_invitations_by_mail ON path_invitations (mail_id);
CREATE INDEX path_invitations_without_mail ON path_invitations (needs_mail) WHERE needs_mail = 1;

-- Whose mail never left was not invited: the next look at the session invites them if they should be.
CREATE TRIGGER uninvited_by_cancelling AFTER UPDATE OF state ON outbox WHEN new.state = 'cancelled'
BEGIN
  DELETE FROM path_invitations WHERE mail_id = new.id;
END;
