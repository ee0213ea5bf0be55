import * as v from 'valibot';

const Count = v.object({ bucket: v.string(), count: v.number() });

/** Counts one use in each bucket's present window, in one statement, and answers how many there are now. */
export async function countUses(
  db: D1Database,
  uses: readonly { bucket: string; windowStart: number }[],
): Promise<v.InferOutput<typeof Count>[]> {
  const { results } = await db
    .prepare(
      `INSERT INTO rate_limits (bucket, window_start, count)
       SELECT value ->> 'bucket', value ->> 'windowStart', 1 FROM json_each(?1) WHERE true
       ON CONFLICT (bucket, window_start) DO UPDATE SET count = count + 1
       RETURNING bucket, count`,
    )
    .bind(JSON.stringify(uses))
    .all();
  return v.parse(v.array(Count), results);
}
