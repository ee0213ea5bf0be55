import { countDueMails } from '../mail/outbox-store.ts';

/** Milliseconds between two looks at the outbox, and mails that are counted there. */
const pause = 100;
const countedMails = 20_000;

/** Milliseconds without a mail that leaves, after which nobody waits for them: their server may be down for days. */
const stillness = 3000;

/** Milliseconds of waiting at most: hashing goes on a little also where mail never ends. */
const longestWait = 15_000;

/**
 * Waits while mail that is due leaves. On one machine hashing and mailing share a thread: each word with the mail server
 * would wait for a hash, and a thousand credentials would take as long as their hashes. Hashing can wait, since people
 * sign in with a sealed password, too.
 */
export async function letMailLeave(db: D1Database, now: () => number): Promise<void> {
  const end = now() + longestWait;
  for (let last = { due: 0, at: 0 }; ; ) {
    const at = now();
    const due = await countDueMails(db, at, countedMails);
    if (due !== last.due) last = { due, at };
    if (due === 0 || at >= end || at - last.at >= stillness) return;
    await scheduler.wait(pause);
  }
}
