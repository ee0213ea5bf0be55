import * as v from 'valibot';
import { Member, maxHistory } from '../../shared/contract/member.ts';
import { asksForOwnSql } from '../access/credential-store.ts';
import { jsonText } from '../json-text.ts';
import { bounceReasonSql, mailStateSql } from '../mail/mail-state-store.ts';
import { summaryColumns } from './member-list-store.ts';
import { namedMemberSql } from './named-member-store.ts';

const { invitations, mails, batches, ...own } = Member.entries;
const StoredMember = v.object({
  ...own,
  suppression: v.pipe(v.nullable(jsonText), own.suppression),
  newAddress: v.pipe(v.nullable(jsonText), own.newAddress),
  labels: v.pipe(jsonText, own.labels),
  groups: v.pipe(jsonText, own.groups),
  passwordChangeDue: v.pipe(
    v.picklist([0, 1]),
    v.transform((bit) => bit === 1),
  ),
});

/** A person as others name them, in a column of JSON that is NULL when there is none. */
const named = <Schema extends v.GenericSchema>(schema: Schema) => v.pipe(v.nullable(jsonText), schema);
const StoredInvitation = v.object({
  ...invitations.item.entries,
  invitedBy: named(invitations.item.entries.invitedBy),
  source: named(invitations.item.entries.source),
});
const StoredBatch = v.object({
  ...batches.item.entries,
  source: v.pipe(jsonText, batches.item.entries.source),
  appliedBy: named(batches.item.entries.appliedBy),
});

/** A member with their history, as it stands at the moment `now`, or null if there is none of this id. */
export async function findMember(db: D1Database, id: string, now: number): Promise<Member | null> {
  const [own, invited, mailed, imported] = await db.batch([
    db.prepare(memberSql).bind(id, now),
    ...[invitationsSql, mailsSql, batchesSql].map((sql) => db.prepare(sql).bind(id)),
  ]);
  const row = own?.results[0];
  if (!row) return null;
  return {
    ...v.parse(StoredMember, row),
    invitations: v.parse(v.array(StoredInvitation), invited?.results),
    mails: v.parse(mails, mailed?.results),
    batches: v.parse(v.array(StoredBatch), imported?.results),
  };
}

const memberSql = `
  SELECT ${summaryColumns}, m.additional_information AS additionalInformation, m.activated_at AS activatedAt,
         ${asksForOwnSql('m')} AS passwordChangeDue,
         (SELECT json_object('reason', reason, 'since', since) FROM suppressions
           WHERE address_digest = m.address_digest) AS suppression,
         (SELECT json_object('email', new_email, 'expiresAt', expires_at) FROM password_resets
           WHERE member_id = m.id AND new_email IS NOT NULL AND used_at IS NULL AND expires_at > ?2
           ORDER BY created_at DESC LIMIT 1) AS newAddress
    FROM members m WHERE m.id = ?1`;

const invitationsSql = `
  SELECT i.id, i.state, ${namedMemberSql('by')} AS invitedBy, batches.source, i.created_at AS createdAt, i.expires_at AS expiresAt,
         i.ended_at AS endedAt, i.asked_at AS askedAt
    FROM invitations i LEFT JOIN members by ON by.id = i.invited_by LEFT JOIN batches ON batches.id = i.batch_id
   WHERE i.member_id = ?1 ORDER BY i.created_at DESC, i.id DESC LIMIT ${maxHistory}`;

const mailsSql = `
  SELECT o.id, o.kind, ${mailStateSql('o')} AS state, ${bounceReasonSql('o')} AS bounce, o.created_at AS createdAt,
         o.settled_at AS settledAt
    FROM outbox o WHERE o.member_id = ?1 ORDER BY o.created_at DESC, o.id DESC LIMIT ${maxHistory}`;

/** A second mention in the same batch changed nothing and is no history. */
const batchesSql = `
  SELECT batches.id, batches.source, r.outcome, ${namedMemberSql('by')} AS appliedBy, batches.applied_at AS appliedAt
    FROM batch_rows r JOIN batches ON batches.id = r.batch_id LEFT JOIN members by ON by.id = batches.applied_by
   WHERE r.member_id = ?1 AND r.outcome <> 'duplicate'
   ORDER BY batches.applied_at DESC, batches.id DESC LIMIT ${maxHistory}`;
