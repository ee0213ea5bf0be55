import type { Environment } from '../environment.ts';
import { log } from '../log/log.ts';
import { loggedReason } from '../log/logged-reason.ts';
import { bury, whyFailed } from '../wake-ups/bury.ts';
import { mostAttempts } from '../wake-ups/most-attempts.ts';
import { cloudflareReport } from './cloudflare-report.ts';
import { takeReport } from './take-report.ts';

/** How the name of the queue ends to which Cloudflare's Email Service reports; each deployment has queues of its own. */
export const mailEvents = '-mail-events';

/** Times that a report is looked at: the first ones may overtake the marking of the mail as sent. */
const maxLooks = 4;

/** Answers the queue of reports; only Cloudflare itself writes to it. What is of no interest is done with. */
export async function answerMailEvents(batch: MessageBatch<unknown>, env: Environment): Promise<void> {
  for (const message of batch.messages) {
    try {
      const report = cloudflareReport(message.body);
      const isDone = !report || (await takeReport(env, report, Date.now())) || message.attempts >= maxLooks;
      if (isDone) message.ack();
      else message.retry({ delaySeconds: 60 });
    } catch (error) {
      log({ event: 'report-not-taken', reason: loggedReason(error) });
      if (message.attempts >= mostAttempts) await bury(message, env, whyFailed(error, env));
      else message.retry({ delaySeconds: 60 });
    }
  }
}
