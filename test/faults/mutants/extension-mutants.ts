import { extensionTest, type Mutant, without } from './mutant.ts';

const pass = 'extension/sync/pass.ts';
const settle = 'extension/sync/settle.ts';

/** What keeps a browser that is killed, or asked in three places, from losing or doubling what it was given. */
export const extensionMutants: readonly Mutant[] = [
  {
    name: 'no receipt stored before it is shown as done',
    edits: [
      {
        file: settle,
        text: "const importId = await database.transaction('rw', [batches, batchRows, spaces, captures], async () => {",
        becomes:
          "await batches.update(receipt.batchId, { stage: 'applied' });\n  const importId = await (async () => {",
      },
      {
        file: settle,
        text: "if (found?.stage !== 'approved') return null;\n    await Promise",
        becomes: 'if (!found) return null;\n    await Promise',
      },
      { file: settle, text: 'return found.importId;\n  });', becomes: 'return found.importId;\n  })();' },
    ],
    killer: extensionTest('sync/killed', 'killed at any step, the next life loses nothing and doubles nothing'),
  },
  {
    name: 'no writing through to the disk',
    edits: without('extension/batches/database.ts', "{ chromeTransactionDurability: 'strict' }", '{}'),
    killer: extensionTest('batches/durability', 'is stored so that a power cut does not undo it'),
  },
  {
    name: 'no note of an attempt before its request leaves',
    edits: without('extension/sync/claim.ts', 'sendingUntil: until, mayHaveArrived: true };', 'sendingUntil: until };'),
    killer: extensionTest('sync/lost-answers', 'a batch cannot be taken back while its request is under way'),
  },
  {
    name: 'no alarm before the work begins',
    edits: without('extension/sync/schedule.ts', 'await wakeAt(alarms, surroundings.now() + shortestAlarm);'),
    killer: extensionTest(
      'sync/schedule',
      'an alarm stands before the first request leaves, so that a kill cannot stop the work',
    ),
  },
  {
    name: 'no lock between popup, console and background',
    edits: without(pass, 'request(sendingLock, ()', "request(sendingLock, { mode: 'shared' }, ()"),
    killer: extensionTest('sync/pass', 'popup, console and background together send each batch once'),
  },
  {
    name: 'no lock while a page sends what it approved',
    edits: without('extension/sync/approve-and-send.ts', 'request(sendingLock, {', "request('a-page', {"),
    killer: extensionTest('sync/approve-and-send', 'a page that sends leaves no room for a pass in between'),
  },
  {
    name: 'no look at whether a receipt is whole',
    edits: without(
      pass,
      'return isWhole && answer.value.batchId === batch.id ? answer : { problem: answersSomethingElse };',
      'return isWhole === null ? { problem: answersSomethingElse } : answer;',
    ),
    killer: extensionTest('sync/pass', 'a receipt that leaves a row out is not taken for success'),
  },
  {
    name: 'no look at the media type of an answer',
    edits: without('extension/spaces/space-answer.ts', 'if (type.trim().toLowerCase() !== media) return undefined;'),
    killer: extensionTest('spaces/space-client', 'JSON that is labelled as text'),
  },
  {
    name: 'no growing waits after failures',
    edits: without(
      settle,
      'nextAttemptAt: waits ? now + Math.max(backoff(found.attempts, random), retryAfter(problem)) : 0,',
      'nextAttemptAt: waits ? now + retryAfter(problem) : 0,',
    ),
    killer: extensionTest('sync/pass', 'waits grow with each failure up to ten minutes, and no pass asks in between'),
  },
  {
    name: 'no wiping of passwords with the receipt',
    edits: without(settle, '{ ...row, receipt: news, password: null }', '{ ...row, receipt: news }'),
    killer: extensionTest(
      'sync/passwords',
      'accounts get the passwords of their rows, which are wiped with the receipt',
    ),
  },
  {
    name: 'no second look at rows that were changed after the plan',
    edits: without('extension/batches/approval.ts', "if (found.revision !== plan.revision) return 'changed';"),
    killer: extensionTest('batches/approval', 'a row that was changed after the plan is not approved unseen'),
  },
];
