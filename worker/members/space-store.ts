import * as v from 'valibot';

const Space = v.object({
  name: v.string(),
  language: v.string(),
  /** Characters of a person's own password, at least. */
  passwordMin: v.number(),
});
/** What the pages and the API say about the space. */
export type Space = v.InferOutput<typeof Space>;

/** The space, or null until the owner has set it up. */
export async function readSpace(db: D1Database): Promise<Space | null> {
  const row = await db.prepare('SELECT name, language, password_min AS passwordMin FROM space').first();
  return row && v.parse(Space, row);
}
