-- An invitation to a path by a mail of its own has that mail's id, so that nothing else needs to tell which these are.
DROP INDEX path_invitations_without_mail;
ALTER TABLE path_invitations DROP COLUMN needs_mail;
