import { type Measure, time, timed } from '../runner/measure.ts';
import { startBenchSpace } from '../space/bench-space.ts';
import { fillWithInvited } from '../space/fill-space.ts';
import { sendMinimalMails } from '../space/minimal-smtp.ts';

/** Mails for which one tick of cron wakes deliveries up, at most; a whole minute later the next tick goes on. */
const mailsPerTick = 5000;

/** Mails that stand in the outbox, until the mail server has taken the last one. */
export const deliverMails: Measure = {
  name: 'mails',
  what: 'Mails from the outbox, until a do-nothing SMTP server has taken the last',
  with: 'as many minimal SMTP transactions from Node over as many connections',
  sizes: [1000, 10_000, 50_000],
  series: [{ name: time, unit: 'ms', goal: { atMostTimes: 2 } }],
  async prepare(size) {
    const space = await startBenchSpace();
    await fillWithInvited(space, size);
    let connections = 1;
    return {
      async ours() {
        await space.bareSql({
          sql: `UPDATE outbox SET state = 'queued', due_at = 0, attempts = 0, settled_at = NULL`,
          values: [],
        });
        space.mail.reset();
        return timed(async () => {
          for (let taken = 0; taken < size; ) {
            await space.tick();
            taken = Math.min(size, taken + mailsPerTick);
            ({ connections } = await space.mail.taken(taken));
          }
        });
      },
      async against() {
        space.mail.reset();
        return timed(async () => {
          await sendMinimalMails(space.mail.port, size, connections);
          await space.mail.taken(size);
        });
      },
      end: space.end,
    };
  },
};
