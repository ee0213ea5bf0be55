import type { BatchRow } from '../../../shared/contract/batch.ts';
import { listKey } from '../../../worker/members/list-key.ts';
import { idsInOrder, newId } from '../../../worker/random.ts';
import { type Sample, timed } from '../runner/measure.ts';
import type { BenchSpace } from './bench-space.ts';

const statements = [
  `INSERT INTO members (id, email, address_key, last_name, first_name, language, state, created_at, list_key, list_key_of)
   SELECT value ->> 0, value ->> 3, value ->> 3, value ->> 4, value ->> 5, value ->> 6, 'invited', ?2, value ->> 7,
          (value ->> 4) || char(10) || (value ->> 5) || char(10) || (value ->> 3)
     FROM json_each(?1)`,
  `INSERT INTO invitations (id, member_id, state, secret_version, invited_by, batch_id, created_at, expires_at)
   SELECT value ->> 1, value ->> 0, 'pending', 1, (SELECT id FROM members WHERE role = 'owner'), ?3, ?2, ?2 + 2592000000
     FROM json_each(?1)`,
  `INSERT INTO batch_rows (id, batch_id, position, outcome, problems, member_id, invitation_id)
   SELECT value ->> 2, ?3, key, 'invited', '[]', value ->> 0, value ->> 1 FROM json_each(?1)`,
  // Nobody is to send these mails: they are due tomorrow.
  `INSERT INTO outbox (id, kind, member_id, subject_id, generation, due_at, created_at)
   SELECT value ->> 1, 'invitation', value ->> 0, value ->> 1, 1, ?2 + 86400000, ?2 FROM json_each(?1)`,
] as const;

/**
 * Inserts over HTTP, in one transaction, the very records that inviting these people leaves: in the same tables with
 * their indexes and triggers, but nobody has looked whether that is right, and nothing is answered.
 */
export async function bareRecords(space: BenchSpace, people: readonly BatchRow[]): Promise<Sample> {
  const id = idsInOrder(newId);
  const batchId = crypto.randomUUID();
  const now = Date.now();
  const records = people.map((row) => {
    const { email, lastName, firstName, language } = row;
    return [id(), id(), row.id, email, lastName, firstName, language, listKey(row)];
  });
  const sample = await timed(() => {
    const values = [JSON.stringify(records), now, batchId];
    return space.bareSql(
      {
        sql: `INSERT INTO batches (id, digest, way, source, applied_at) VALUES (?1, '', 'invite', '{}', ?2)`,
        values: [batchId, now],
      },
      ...statements.map((sql) => ({ sql, values: sql.includes('?3') ? values : values.slice(0, 2) })),
    );
  });
  await space.bareSql({ sql: `UPDATE outbox SET state = 'sent', settled_at = ?1 WHERE due_at > ?1`, values: [now] });
  return sample;
}
