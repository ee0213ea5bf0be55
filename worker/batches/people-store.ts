import { inputTables } from './input-tables-store.ts';

/** The rows of this batch that belong to the lines of an input table. */
const itsRow = (table: keyof typeof inputTables) =>
  `${table} CROSS JOIN batch_rows ON batch_rows.batch_id = :batchId AND batch_rows.position = ${table}.position`;

/** Members whose account this batch sets up. */
const setUp = `SELECT member_id FROM batch_rows WHERE batch_id = :batchId AND outcome IN ('created', 'activated')`;

/** What is still open of those of them who had been invited before. */
const overtaken = `
  SELECT invitations.id
    FROM batch_rows
         CROSS JOIN invitations ON invitations.member_id = batch_rows.member_id AND invitations.state = 'pending'
   WHERE batch_rows.batch_id = :batchId AND batch_rows.outcome = 'activated'`;

/**
 * What the outcomes of a batch make, in this order: people, then accounts, then invitations and mails. `batch_rows` names
 * the person of each row already, and the invitation that is to be open for them.
 */
export const peopleSql = [
  // New people; of known ones, only what was still empty: the rest is theirs to change.
  `WITH ${inputTables.names}
   INSERT INTO members (id, email, address_key, last_name, first_name, language, state, created_at, list_key, list_key_of)
   SELECT names.member_id, names.email, names.address_key, names.last_name, names.first_name, names.language,
          'invited', :now, names.list_key, names.last_name || char(10) || names.first_name || char(10) || names.email
     FROM ${itsRow('names')}
    WHERE batch_rows.outcome NOT IN ('refused', 'duplicate')
       ON CONFLICT (address_key) DO UPDATE
      SET last_name = iif(members.last_name = '', excluded.last_name, members.last_name),
          first_name = iif(members.first_name = '', excluded.first_name, members.first_name),
          language = iif(members.language = '', excluded.language, members.language)
    WHERE '' IN (members.last_name, members.first_name, members.language)`,
] as const;

/** What a batch with passwords makes besides. */
export const accountsSql = [
  `UPDATE members
      SET state = 'active', activated_at = :now, password_change_due = 1
    WHERE id IN (${setUp})`,

  `WITH ${inputTables.passwords}
   INSERT OR REPLACE INTO initial_passwords (member_id, sealed, secret_version, created_at)
   SELECT batch_rows.member_id, passwords.sealed, passwords.secret_version, :now
     FROM ${itsRow('passwords')}
    WHERE batch_rows.outcome IN ('created', 'activated')`,

  // Who has an account has nothing to accept any more: the link dies, and its mail stays at home.
  `UPDATE outbox SET state = 'cancelled', settled_at = :now
    WHERE state = 'queued' AND kind = 'invitation'
      AND subject_id IN (${overtaken})`,

  `UPDATE invitations SET state = 'revoked', ended_at = :now WHERE id IN (${overtaken})`,
] as const;

/** The invitations that are made. */
export const invitationsSql = `
  INSERT INTO invitations (id, member_id, state, secret_version, invited_by, batch_id, created_at, expires_at)
  SELECT batch_rows.invitation_id, batch_rows.member_id, 'pending', :secretVersion, :by, :batchId, :now,
         :now + space.invitation_days * 86400000
    FROM batch_rows CROSS JOIN space
   WHERE batch_rows.batch_id = :batchId AND batch_rows.outcome = 'invited'`;

/** The mails of the invitations that were made: the first mail of an invitation has its id. */
export const invitationMailsSql = `
  INSERT INTO outbox (id, kind, member_id, subject_id, generation, due_at, created_at)
  SELECT invitation_id, 'invitation', member_id, invitation_id, 1, :now, :now
    FROM batch_rows WHERE batch_id = :batchId AND outcome = 'invited'`;

/**
 * The mails with the credentials of accounts. Who got some before, was suspended and has to begin anew gets one more
 * copy, not a clash.
 */
export const credentialsMailsSql = `
  WITH ${inputTables.people}
  INSERT INTO outbox (id, kind, member_id, subject_id, generation, copy, due_at, created_at)
  SELECT lower(hex(randomblob(12))), 'credentials', batch_rows.member_id, batch_rows.member_id, 1,
         (SELECT coalesce(max(copy) + 1, 0) FROM outbox
           WHERE kind = 'credentials' AND subject_id = batch_rows.member_id AND generation = 1),
         :now, :now
    FROM ${itsRow('people')}
   WHERE batch_rows.outcome IN ('created', 'activated') AND people.send_credentials`;
