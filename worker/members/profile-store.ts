import type { OwnNames } from './own-names.ts';

/** Stores what a member says about themselves. */
export async function updateProfile(db: D1Database, memberId: string, names: OwnNames): Promise<void> {
  await db
    .prepare(`UPDATE members SET first_name = ?2, last_name = ?3, language = ?4 WHERE id = ?1 AND state = 'active'`)
    .bind(memberId, names.firstName, names.lastName, names.language)
    .run();
}
