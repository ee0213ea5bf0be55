import type { LocalSpace } from '../../worker/local/local-space.ts';

/**
 * Keeps a space from hashing initial passwords and from sending mails, for tests of neither that need many people: both
 * take more of the machine than all else that such a test does. People are let in all the same, by the sealed password.
 */
export async function layAtRest(space: LocalSpace, ...works: readonly ('hashing' | 'mail')[]): Promise<void> {
  const database = await space.database();
  const held = {
    hashing: 'UPDATE ON initial_passwords WHEN new.hash_due_at > old.hash_due_at',
    mail: `UPDATE ON outbox WHEN new.state = 'sending'`,
  };
  await database.batch(
    works.map((work) =>
      database.prepare(`CREATE TRIGGER no_${work} BEFORE ${held[work]} BEGIN SELECT raise(IGNORE); END`),
    ),
  );
}
