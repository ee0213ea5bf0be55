-- An invitation to a path by a mail of its own has that mail's id, so that nothing else needs to tell which these are. The
-- column stays, always 0: until this version's worker is uploaded, the one before works on and writes it.
DROP INDEX path_invitations_without_mail;
