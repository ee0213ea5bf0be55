import { type Mutant, without, workerTest } from './mutant.ts';

const applyStore = 'worker/batches/apply-store.ts';
const pathInvitations = 'worker/paths/path-invitation-store.ts';

/** What keeps a list that is imported from being applied twice, halfway, or other than it was shown. */
export const batchMutants: readonly Mutant[] = [
  {
    name: 'no UNIQUE on the address',
    edits: [
      {
        file: 'worker/migrations/0001_space.sql',
        text: 'address_key TEXT NOT NULL UNIQUE,',
        becomes: 'address_key TEXT NOT NULL,',
      },
      {
        file: 'worker/batches/people-store.ts',
        text: 'ON CONFLICT (address_key) DO UPDATE',
        becomes: 'ON CONFLICT (id) DO UPDATE',
      },
      { file: 'worker/admins/admin-store.ts', text: 'ON CONFLICT (address_key) DO NOTHING', becomes: '' },
    ],
    killer: workerTest(
      'batches/exactly-once',
      'at the same moment get one membership, one invitation and one mail each',
    ),
  },
  {
    name: 'no transaction around a batch',
    edits: without(
      applyStore,
      'const results = await db.batch([',
      `const inTurn = async (statements: D1PreparedStatement[]) => {
    const done: D1Result[] = [];
    for (const each of statements) done.push(await each.run());
    return done;
  };
  const results = await inTurn([`,
    ),
    killer: workerTest('batches/exactly-once', 'at its last statement leaves nothing behind'),
  },
  {
    name: 'no look at whether the plan has changed',
    edits: without(applyStore, 'outcome, changes, planned, problems FROM', 'outcome, changes, NULL, problems FROM'),
    killer: workerTest('batches/exactly-once', 'has changed: nothing at all is written'),
  },
  {
    name: 'no answer from the receipt when a twin was faster',
    edits: without('worker/batches/apply-batch.ts', 'if (found) return { ...found, isNew: false };'),
    killer: workerTest('batches/exactly-once', 'sent by twins at the same moment gives one receipt'),
  },
  {
    name: 'no comparison of what comes under a batch id that is known',
    edits: without(
      'worker/batches/apply-batch.ts',
      "else if (!(await isDigestOf(applied.digest, batch, linkSecrets))) throw new Refusal({ code: 'batch-id-reused' });",
    ),
    killer: workerTest('batches/exactly-once', 'with other content is refused'),
  },
  {
    name: 'no refusal of a row id that was somebody else’s',
    edits: without('worker/batches/decision-store.ts', 'AND earlier.member_id IS NOT members.id', 'AND 0'),
    killer: workerTest('batches/exactly-once', 'is refused for somebody else, with the rest of the batch going on'),
  },
  {
    name: 'no memory of who was invited to a path already',
    edits: without(pathInvitations, `AND \${isOpenSql('?1', 'other')})\n    ), told`, 'AND 0)\n    ), told'),
    killer: workerTest('paths/session-rules', 'by two groups and by themselves, in whatever order they are enrolled'),
  },
  {
    name: 'no start of sessions by cron',
    edits: without(
      'worker/upkeep/keep-up.ts',
      '() => env.DB.batch(inviteToPathsStatements(env.DB, now, { all: true })),',
    ),
    killer: workerTest('paths/session-rules', 'not a minute before, and within one cron period after it'),
  },
  {
    name: 'no end of overdue invitations by cron',
    edits: without('worker/upkeep/keep-up.ts', '() => env.DB.batch(overdueInvitationStatements(env.DB, now)),'),
    killer: workerTest('upkeep/keep-up', 'ends invitations at their hour, not before, and cancels their waiting mail'),
  },
];
