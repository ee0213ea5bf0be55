import { type Measure, time, timed } from '../runner/measure.ts';
import { startBenchSpace } from '../space/bench-space.ts';
import { fillWithGroups, fillWithMembers } from '../space/fill-space.ts';

const membersOfEach = 4;

/** The tick of cron in which a session starts whose learners are enrolled by their groups. */
export const startSession: Measure = {
  name: 'session-start',
  what: `Starting a session whose learners are enrolled by groups of ${membersOfEach}`,
  with: 'inserting as many rows into the outbox',
  sizes: [2000, 6000, 20_000],
  series: [{ name: time, unit: 'ms', goal: { atMostTimes: 3 }, at: [20_000] }],
  async prepare(learners) {
    const space = await startBenchSpace();
    await fillWithMembers(space, learners);
    await fillWithGroups(space, learners / membersOfEach, membersOfEach);
    const clean = [`DELETE FROM paths`, `DELETE FROM outbox`].map((sql) => ({ sql, values: [] }));
    const path = 'e'.padEnd(24, '0');
    const session = 'f'.padEnd(24, '0');
    return {
      async ours() {
        const startsAt = Date.now() + 3_600_000;
        await space.bareSql(
          ...clean,
          {
            sql: `INSERT INTO paths (id, name, name_key, description, link, created_at)
                  VALUES (?1, 'Path', 'path', '', '', ?2)`,
            values: [path, startsAt],
          },
          {
            sql: `INSERT INTO sessions (id, path_id, name, starts_at, created_at) VALUES (?1, ?2, 'Session', ?3, ?3)`,
            values: [session, path, startsAt],
          },
          {
            sql: 'INSERT INTO session_groups (session_id, group_id, enrolled_at) SELECT ?1, id, ?2 FROM groups',
            values: [session, startsAt],
          },
        );
        const sample = await timed(() => space.tick(new Date(startsAt)));
        const queued = await (await space.database()).prepare('SELECT count(*) AS mails FROM outbox').first('mails');
        if (queued !== learners) throw new Error(`${queued} of ${learners} learners are mailed.`);
        // What is in the outbox no more is not mailed: the next run has the machine for itself.
        await space.bareSql(...clean);
        return sample;
      },
      async against() {
        const sample = await timed(() =>
          space.bareSql({
            sql: `INSERT INTO outbox (id, kind, member_id, subject_id, generation, state, due_at, created_at)
                  SELECT lower(hex(randomblob(12))), 'path-invitation', id, lower(hex(randomblob(12))), 1, 'cancelled', ?1, ?1
                    FROM members WHERE role = 'member'`,
            values: [Date.now()],
          }),
        );
        await space.bareSql(...clean);
        return sample;
      },
      end: space.end,
    };
  },
};
