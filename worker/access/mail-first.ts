import { countDueMails } from '../mail/outbox-store.ts';

/** Milliseconds between two looks at the outbox. */
const pause = 50;

/**
 * Waits until the mail that is due has left, `patience` milliseconds at most. On one machine hashing and mailing share
 * a thread: each word with the mail server would wait for a hash, and a thousand credentials would take as long as
 * their hashes. Hashing can wait, since people sign in with a sealed password, too; but not for ever, since a mail
 * server may be down for days.
 */
export async function letMailLeave(db: D1Database, patience: number, now: () => number): Promise<void> {
  const end = now() + patience;
  while (now() < end && (await countDueMails(db, now(), 1)) > 0) await scheduler.wait(pause);
}
