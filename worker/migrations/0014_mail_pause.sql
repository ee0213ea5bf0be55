-- The mail waits as a whole: whoever takes it has said that the account may send no more for now. The row stays behind.
CREATE TABLE mail_pause (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  reason TEXT NOT NULL CHECK (reason IN ('rate', 'quota')),
  until INTEGER NOT NULL,
  -- In a row, without a mail having left in between.
  pauses INTEGER NOT NULL
) STRICT;
