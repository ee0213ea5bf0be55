-- The last tick of cron, for those who watch whether the space is well. A space that was just migrated counts as ticked.
CREATE TABLE upkeep (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  ticked_at INTEGER NOT NULL,
  -- Parts of that tick that failed.
  failed INTEGER NOT NULL
) STRICT;
INSERT INTO upkeep (id, ticked_at, failed) VALUES (1, unixepoch() * 1000, 0);

-- Messages of the queues that were given up. They hold nobody's data: a wake-up says nothing but its kind.
CREATE TABLE dead_letters (
  id TEXT PRIMARY KEY,
  -- The queue's own name of the message: one that comes twice is one.
  message_id TEXT NOT NULL UNIQUE,
  -- One of `deadLetterKinds` of the contract, and of `deadLetterReasons`.
  kind TEXT NOT NULL,
  why TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  -- A report about a mail, as JSON; it names the mail by an id.
  report TEXT,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX dead_letters_by_time ON dead_letters (at, id);

-- Mail that is tried in vain, and when mail left last: to see that a mail server takes none.
CREATE INDEX outbox_tried ON outbox (created_at) WHERE state = 'queued' AND attempts > 0;
CREATE INDEX outbox_left ON outbox (settled_at) WHERE state = 'sent';

-- The initial password that waits longest for its hash.
CREATE INDEX initial_passwords_waiting ON initial_passwords (created_at) WHERE hash_due_at IS NOT NULL;
