-- A link to a new password can be sent by an admin as well, when credentials got lost or reached nobody. Null: the person
-- has asked for it.
ALTER TABLE password_resets ADD COLUMN sent_by TEXT REFERENCES members (id) ON DELETE SET NULL;
-- An address that an admin has corrected: the mail goes there, and by its link the person makes it the one of the account.
ALTER TABLE password_resets ADD COLUMN new_email TEXT;
-- Its canonical form.
ALTER TABLE password_resets ADD COLUMN new_address_key TEXT;
CREATE INDEX password_resets_by_sender ON password_resets (sent_by);
