import type { BenchSpace } from './bench-space.ts';
import { sendMinimalMails } from './minimal-smtp.ts';

/** Mails that are claimed and marked at a time, as the worker does. */
const atATime = 10;

/**
 * Sends so many mails of the outbox with the least that survives a crash: ten are claimed, sent and marked, and so on
 * over each connection. Nothing is read of them and no letter is written.
 */
export async function sendBareOutbox(space: BenchSpace, mails: number, connections: number): Promise<void> {
  let left = mails;
  const deliver = async (lease: string) => {
    while (left > 0) {
      const count = Math.min(atATime, left);
      left -= count;
      await space.bareSql({
        sql: `UPDATE outbox SET state = 'sending', lease_id = ?1, lease_until = ?2, attempts = attempts + 1
               WHERE id IN (SELECT id FROM outbox WHERE state = 'queued' AND due_at <= ?2 ORDER BY due_at LIMIT ?3)`,
        values: [lease, Date.now() + 60_000, count],
      });
      await sendMinimalMails(space.mail.port, count, 1);
      await space.bareSql({
        sql: `UPDATE outbox SET state = 'sent', settled_at = ?2, lease_id = NULL, lease_until = NULL
               WHERE state = 'sending' AND lease_id = ?1`,
        values: [lease, Date.now()],
      });
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, index) => deliver(`bare ${index}`)));
}
