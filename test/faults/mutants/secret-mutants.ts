import { type Mutant, without, workerTest } from './mutant.ts';

const keepUp = 'worker/upkeep/keep-up.ts';

/** What is wiped, purged and kept from programs that would run it. */
export const secretMutants: readonly Mutant[] = [
  {
    name: 'no wiping of a password once its mail has left',
    edits: without(
      'worker/mail/outbox-store.ts',
      '    ...(served.length > 0 ? [wipeAfterMailsStatement(db, served)] : []),\n',
    ),
    killer: workerTest(
      'mail/credentials',
      'is the same at each attempt, and the sealed password is wiped with the last of them',
    ),
  },
  {
    name: 'no wiping of passwords by cron',
    edits: without(keepUp, ', wipeServedStatement(env.DB)]', ']'),
    killer: workerTest('access/hashing', 'between the hash and the wiping, cron wipes'),
  },
  {
    name: 'no hashing of passwords by cron',
    edits: without(keepUp, 'async () => wakeHashing(env, await countUnhashed(env.DB, now, passwordsPerTick)),'),
    killer: workerTest('access/hashing', 'or its wake-up got lost, cron wakes it up'),
  },
  {
    name: 'no binding of a sealed password to its person',
    edits: [
      {
        file: 'worker/access/initial-password.ts',
        text: 'additionalData: encoder.encode(addressKey) }',
        becomes: 'additionalData: new Uint8Array() }',
      },
      {
        file: 'worker/access/initial-password.ts',
        text: 'const additionalData = new TextEncoder().encode(addressKey);',
        becomes: 'const additionalData = new Uint8Array();',
      },
    ],
    killer: workerTest('access/hashing', 'cannot be opened under another address'),
  },
  {
    name: 'no purge',
    edits: without(
      keepUp,
      'env.DB.batch([...purgeStatements(env.DB, now), wipeServedStatement(env.DB)])',
      'env.DB.batch([wipeServedStatement(env.DB)])',
    ),
    killer: workerTest('upkeep/keep-up', 'deletes what has served its time and keeps the rest'),
  },
  {
    name: 'no forgetting of who never accepted',
    edits: without(keepUp, '() => forgetByTime(env.DB, settings, now),'),
    killer: workerTest('upkeep/forget', 'is forgotten 90 days after their last invitation expired, not before'),
  },
  {
    name: 'no neutralising of formulas in exports',
    edits: without('shared/people/person-table.ts', 'return cell.replace(beforeFormula, "$1\'");', 'return cell;'),
    killer: workerTest(
      'members/member-csv',
      'runs nothing in a spreadsheet, and our reader takes every cell for what it was',
    ),
  },
  {
    name: 'ids of a batch that everybody who is mailed can tell',
    edits: without('worker/random.ts', 'newId().slice(10)', "'0'.repeat(14)"),
    killer: workerTest('batches/batches', 'lets nobody who is mailed tell the ids of the others'),
  },
];
