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
 * What the outcomes of a batch make: people, accounts, invitations, mails. They run in this order, after the outcomes
 * are stored; `batch_rows` then names the person of each row.
 */
export const peopleSql = [
  // New people; of known ones, only what was still empty: the rest is theirs to change.
  `WITH ${inputTables.people}
   INSERT INTO members (id, email, address_key, last_name, first_name, language, state, created_at)
   SELECT people.member_id, people.email, people.address_key, people.last_name, people.first_name, people.language,
          'invited', :now
     FROM ${itsRow('people')}
    WHERE batch_rows.outcome NOT IN ('refused', 'duplicate')
       ON CONFLICT (address_key) DO UPDATE
      SET last_name = iif(members.last_name = '', excluded.last_name, members.last_name),
          first_name = iif(members.first_name = '', excluded.first_name, members.first_name),
          language = iif(members.language = '', excluded.language, members.language)
    WHERE '' IN (members.last_name, members.first_name, members.language)`,

  `WITH ${inputTables.people}
   UPDATE batch_rows SET member_id = members.id
     FROM people JOIN members ON members.address_key = people.address_key
    WHERE batch_rows.batch_id = :batchId AND batch_rows.position = people.position AND batch_rows.outcome <> 'refused'`,

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

  `WITH ${inputTables.people}
   INSERT INTO invitations (id, member_id, state, secret_version, invited_by, batch_id, created_at, expires_at)
   SELECT people.invitation_id, batch_rows.member_id, 'pending', :secretVersion, :by, :batchId, :now,
          :now + space.invitation_days * 86400000
     FROM ${itsRow('people')} CROSS JOIN space
    WHERE batch_rows.outcome = 'invited'`,

  // An invitation with the id that the input offers exists only if the statement before has made it.
  `WITH ${inputTables.people}
   INSERT INTO outbox (id, kind, member_id, subject_id, generation, due_at, created_at)
   SELECT people.mail_id, 'invitation', invitations.member_id, invitations.id, invitations.generation, :now, :now
     FROM people CROSS JOIN invitations ON invitations.id = people.invitation_id`,

  // Who got credentials before, was suspended and has to begin anew gets one more copy, not a clash.
  `WITH ${inputTables.people}
   INSERT INTO outbox (id, kind, member_id, subject_id, generation, copy, due_at, created_at)
   SELECT people.mail_id, 'credentials', batch_rows.member_id, batch_rows.member_id, 1,
          (SELECT coalesce(max(copy) + 1, 0) FROM outbox
            WHERE kind = 'credentials' AND subject_id = batch_rows.member_id AND generation = 1),
          :now, :now
     FROM ${itsRow('people')}
    WHERE batch_rows.outcome IN ('created', 'activated') AND people.send_credentials`,
] as const;

/**
 * Names the invitation that is open for the person of each row. It comes last: with it, a trigger notes how the batch
 * leaves people who existed, so that it can be taken back (`batch_changes`).
 */
export const openInvitationSql = `
  UPDATE batch_rows
     SET invitation_id = (SELECT id FROM invitations WHERE member_id = batch_rows.member_id AND state = 'pending')
   WHERE batch_id = :batchId`;
