import { type Measure, time, timed } from '../runner/measure.ts';
import { sendBareOutbox } from '../space/bare-outbox.ts';
import { startBareWorker } from '../space/bare-worker.ts';
import { type BenchSpace, startBenchSpace } from '../space/bench-space.ts';
import { fillWithInvited } from '../space/fill-space.ts';
import { sendMinimalMails } from '../space/minimal-smtp.ts';

/** Mails for which one tick of cron wakes deliveries up, at most; a whole minute later the next tick goes on. */
const mailsPerTick = 5000;

const what = 'Mails from the outbox, until a do-nothing SMTP server has taken the last';

/** Mails that stand in the outbox, until the mail server has taken the last one. */
export const deliverMails: Measure = {
  name: 'mails',
  what,
  with: 'as many minimal SMTP transactions from Node over as many connections',
  sizes: [1000, 10_000, 50_000],
  series: [{ name: time, unit: 'ms', goal: { atMostTimes: 2 } }],
  prepare: (size) =>
    contest(size, async (space, connections) => {
      await sendMinimalMails(space.mail.port, size, connections);
      await space.mail.taken(size);
    }),
};

/** The same, compared with an outbox that loses nothing and does nothing else: what claiming and marking mails costs. */
export const deliverDurably: Measure = {
  name: 'mails-durable',
  what,
  with: 'as many minimal SMTP transactions, ten by ten claimed and marked in the same database over HTTP',
  sizes: [1000, 10_000],
  series: [{ name: time, unit: 'ms', goal: { atMostTimes: 2 } }],
  prepare: (size) =>
    contest(size, async (space, connections) => {
      await sendBareOutbox(space, size, connections);
      await space.mail.taken(size);
    }),
};

/** The same, compared with the least that workerd can do: its sockets and SMTP, without a database or a letter. */
export const deliverFromWorkerd: Measure = {
  name: 'mails-socket',
  what,
  with: 'as many minimal SMTP transactions from a bare worker in workerd over as many connections',
  sizes: [1000, 10_000],
  series: [{ name: time, unit: 'ms', goal: { atMostTimes: 2 } }],
  async prepare(size) {
    const worker = await startBareWorker();
    const measured = await contest(size, async (space, connections) => {
      await worker.sendMails(space.mail.port, size, connections);
      await space.mail.taken(size);
    }).catch(async (error: unknown) => {
      await worker.end();
      throw error;
    });
    return {
      ...measured,
      async end() {
        await worker.end();
        await measured.end();
      },
    };
  },
};

/** The same, compared with the least worker that is as safe: what letters, kinds of mail and exceptions cost. */
export const deliverBesideLeast: Measure = {
  name: 'mails-least',
  what,
  with: 'the least worker that claims, sends and marks ten by ten, over as many connections',
  sizes: [1000, 10_000],
  series: [{ name: time, unit: 'ms', goal: null }],
  prepare: (size) =>
    contest(size, async (space, connections) => {
      await space.deliverLeast(connections);
      await space.mail.taken(size);
    }),
};

/** Connections at a time, as the worker has them: one ends while the next begins. */
const usualConnections = 2;

/** The least worker compared with no worker at all: what of the first of these measures nobody can do without. */
export const deliverLeastAlone: Measure = {
  name: 'mails-floor',
  what: 'Mails from the outbox by the least worker that claims, sends and marks ten by ten, over two connections',
  with: 'as many minimal SMTP transactions from Node over as many',
  sizes: [1000, 10_000],
  series: [{ name: time, unit: 'ms', goal: null }],
  async prepare(size) {
    const space = await startBenchSpace();
    await fillWithInvited(space, size);
    return {
      async ours() {
        await allWait(space);
        return timed(async () => {
          await space.deliverLeast(usualConnections);
          await space.mail.taken(size);
        });
      },
      async against() {
        space.mail.reset();
        return timed(async () => {
          await sendMinimalMails(space.mail.port, size, usualConnections);
          await space.mail.taken(size);
        });
      },
      end: space.end,
    };
  },
};

async function contest(size: number, bare: (space: BenchSpace, connections: number) => Promise<void>) {
  const space = await startBenchSpace();
  await fillWithInvited(space, size);
  let connections = 1;
  return {
    async ours() {
      await allWait(space);
      const sample = await timed(async () => {
        for (let taken = 0; taken < size; ) {
          await space.tick();
          taken = Math.min(size, taken + mailsPerTick);
          ({ connections } = await space.mail.taken(taken));
        }
      });
      // The last mails are marked a moment later.
      await space.allMarked();
      return sample;
    },
    async against() {
      await allWait(space);
      return timed(() => bare(space, connections));
    },
    end: space.end,
  };
}

/** As if nothing had left yet. */
async function allWait(space: BenchSpace): Promise<void> {
  await space.bareSql({
    sql: `UPDATE outbox SET state = 'queued', due_at = 0, attempts = 0, settled_at = NULL`,
    values: [],
  });
  space.mail.reset();
}
