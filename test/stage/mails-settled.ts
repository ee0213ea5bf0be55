import type { LocalSpace } from '../../worker/local/local-space.ts';
import { until } from './until.ts';

/** Waits until the space knows of every mail that was due that it has left: an inbox has it a moment before. */
export async function mailsSettled(space: LocalSpace): Promise<void> {
  const waiting = `SELECT count(*) AS n FROM outbox WHERE state = 'sending' OR (state = 'queued' AND due_at <= ?1)`;
  await until('the mails that are due to have left', async () => {
    const database = await space.database();
    return (await database.prepare(waiting).bind(Date.now()).first('n')) === 0 ? true : null;
  });
}
