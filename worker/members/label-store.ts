import * as v from 'valibot';
import { maxListedLabels } from '../../shared/contract/member.ts';

const Labels = v.array(v.object({ name: v.string(), members: v.number() }));

/**
 * The most used labels in the order of names, each in one of its spellings, and how many people have it. They are
 * counted in an index; only then one person is looked up for each, for the spelling.
 */
export async function listLabels(db: D1Database): Promise<v.InferOutput<typeof Labels>> {
  const { results } = await db
    .prepare(
      `WITH used AS MATERIALIZED (
         SELECT label_key, count(*) AS members FROM member_labels
          GROUP BY label_key ORDER BY members DESC, label_key LIMIT ${maxListedLabels}
       )
       SELECT (SELECT label FROM member_labels WHERE label_key = used.label_key LIMIT 1) AS name, members
         FROM used ORDER BY label_key`,
    )
    .all();
  return v.parse(Labels, results);
}
