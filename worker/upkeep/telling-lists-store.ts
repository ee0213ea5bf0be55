import * as v from 'valibot';
import { ServerId } from '../../shared/contract/protocol.ts';

const Titled = v.object({ batchId: v.string(), title: v.string(), memberId: ServerId });

/** The titles of the lists in which these people stand. */
export async function readTitles(db: D1Database, ids: readonly string[]): Promise<v.InferOutput<typeof Titled>[]> {
  const { results } = await db
    .prepare(
      `SELECT b.id AS batchId, b.source ->> 'title' AS title, r.member_id AS memberId
         FROM json_each(?1) AS each
        CROSS JOIN batch_rows AS r ON r.member_id = each.value
        CROSS JOIN batches AS b ON b.id = r.batch_id
        WHERE b.source ->> 'title' <> ''`,
    )
    .bind(JSON.stringify(ids))
    .all();
  return v.parse(v.array(Titled), results);
}

/** The two statements, of one transaction, that take what batches are called after people out of them and the audit. */
export function forgetTitlesStatements(db: D1Database, batchIds: readonly string[]): D1PreparedStatement[] {
  const lists = JSON.stringify(batchIds);
  return [
    db
      .prepare(
        `UPDATE audit SET subject = ''
          WHERE action IN ('batch-applied', 'batch-undone')
            AND at IN (SELECT applied_at FROM batches WHERE id IN (SELECT value FROM json_each(?1))
                        UNION ALL SELECT undone_at FROM undos WHERE batch_id IN (SELECT value FROM json_each(?1)))
            AND subject IN (SELECT source ->> 'title' FROM batches WHERE id IN (SELECT value FROM json_each(?1)))`,
      )
      .bind(lists),
    db
      .prepare(
        `UPDATE batches SET source = json_set(source, '$.title', '') WHERE id IN (SELECT value FROM json_each(?1))`,
      )
      .bind(lists),
  ];
}
