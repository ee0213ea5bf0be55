import * as v from 'valibot';

/** A limit's present window for one subject, and how many uses it allows. */
interface UseWindow {
  bucket: string;
  windowStart: number;
  most: number;
}

const Bucket = v.object({ bucket: v.string() });

/**
 * Counts one use in each of the windows, or in none when one of them is full, and answers the buckets that are. What is
 * refused is not counted: else one place could fill the window of an account that others use, too, by going on after
 * its own is full.
 */
export async function countUses(db: D1Database, uses: readonly UseWindow[]): Promise<Set<string>> {
  const windows = JSON.stringify(uses);
  const [counted, full] = await db.batch([
    db
      .prepare(
        `INSERT INTO rate_limits (bucket, window_start, count)
         SELECT value ->> 'bucket', value ->> 'windowStart', 1 FROM json_each(?1) WHERE NOT EXISTS (${fullSql})
         ON CONFLICT (bucket, window_start) DO UPDATE SET count = count + 1
         RETURNING bucket`,
      )
      .bind(windows),
    db.prepare(fullSql).bind(windows),
  ]);
  if (counted && counted.results.length > 0) return new Set();
  return new Set(v.parse(v.array(Bucket), full?.results).map(({ bucket }) => bucket));
}

const fullSql = `
  SELECT r.bucket FROM json_each(?1) AS use
    JOIN rate_limits r ON r.bucket = use.value ->> 'bucket' AND r.window_start = use.value ->> 'windowStart'
   WHERE r.count >= use.value ->> 'most'`;
