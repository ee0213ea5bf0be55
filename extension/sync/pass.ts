import { isValiError } from 'valibot';
import { batchEndpoints, type Receipt } from '../../shared/contract/batch.ts';
import { missingPasswords } from '../batches/passwords/missing-passwords.ts';
import { openedPasswords } from '../batches/passwords/seal-passwords.ts';
import { askSpace } from '../spaces/ask-space.ts';
import { isOnThisMachine } from '../spaces/space-address.ts';
import type { Answer } from '../spaces/space-answer.ts';
import { requestTimeout } from '../spaces/space-client.ts';
import type { StoredSpace } from '../spaces/stored-space.ts';
import type { Surroundings } from '../surroundings.ts';
import { batchBody } from './batch-body.ts';
import { type Claim, claim } from './claim.ts';
import { type Work, waitingWork } from './due-work.ts';
import { postpone, settleFollowUp, settleFollowUpProblem, settleProblem, settleReceipt } from './settle.ts';
import { answersSomethingElse, consequenceOf, type SyncProblem } from './sync-problem.ts';

/** Milliseconds of one pass: a background is stopped 30 s after its last event, and an alarm goes on with the rest. */
const passTime = requestTimeout;
/** Milliseconds that have to be left of a pass to begin another request in it. */
const leastRequestTime = 8_000;

/** The name of the lock that whoever sends holds: one of popup, console and background at a time. */
export const sendingLock = 'rollcall-sync';

/**
 * One pass: every approved batch that is due is claimed, sent and settled, oldest first; then applied batches are
 * looked after. It waits while another part of the extension sends, and goes on at once when that ends in the middle of
 * it. Being stopped at any point loses nothing, since the ids make a repetition harmless.
 */
export async function syncPass(surroundings: Surroundings, { eager = false }: { eager?: boolean } = {}): Promise<void> {
  await surroundings.locks.request(sendingLock, () => workOff(surroundings, eager));
}

async function workOff(surroundings: Surroundings, eager: boolean): Promise<void> {
  const { database, now, isOnline } = surroundings;
  const end = now() + passTime;
  const seen = new Set<string>();
  const resting = new Set<string>();
  for (;;) {
    const timeout = Math.min(end - now(), requestTimeout);
    if (timeout < leastRequestTime) return;
    const due = (await waitingWork(database, { eager, now: now() })).find(
      ({ at, batch, space }) =>
        at <= now() &&
        !seen.has(batch.id) &&
        !resting.has(space.address) &&
        (isOnline() || isOnThisMachine(space.address)),
    );
    if (!due) return;
    seen.add(due.batch.id);
    const problem = await attempt(surroundings, due, timeout);
    if (problem && consequenceOf(problem) === 'rest') resting.add(due.space.address);
  }
}

/** Sends or follows a batch; one whose rows this version cannot read waits, so that it stops no other. */
async function attempt(surroundings: Surroundings, work: Work, timeout: number): Promise<SyncProblem | null> {
  try {
    return await (work.kind === 'send' ? send : follow)(surroundings, work, timeout);
  } catch (error) {
    if (!isValiError(error)) throw error;
    // Without the error: it quotes what was stored.
    console.warn(`The stored batch ${work.batch.id} cannot be read by this version.`);
    await postpone(surroundings.database, work.batch.id, surroundings.now());
    return null;
  }
}

async function send(surroundings: Surroundings, work: Work, timeout: number): Promise<SyncProblem | null> {
  const { database, now } = surroundings;
  const claimed = await claim(database, work.batch.id, now() + timeout);
  return claimed && sendClaimed(surroundings, work.space, claimed, timeout);
}

/** Sends a batch that was claimed for it and settles what comes of it; `timeout` in milliseconds. */
export async function sendClaimed(
  surroundings: Surroundings,
  space: StoredSpace,
  claimed: Claim,
  timeout: number,
): Promise<SyncProblem | null> {
  const { database, now, random } = surroundings;
  const missing = await missingPasswords(database, claimed.batch, claimed.rows);
  const answer = missing
    ? await receiptOr({ code: 'passwords-missing', ...missing }, surroundings, space, { claimed, timeout })
    : await put(surroundings, space, claimed, timeout);
  if ('value' in answer) {
    await settleReceipt(database, answer.value, now());
    return null;
  }
  await settleProblem(database, claimed, answer.problem, { now: now(), random: random() });
  return answer.problem;
}

async function put(
  surroundings: Surroundings,
  space: StoredSpace,
  { batch, rows }: Claim,
  timeout: number,
): Promise<Answer<Receipt>> {
  const body = batchBody(batch, rows, await openedPasswords(surroundings.database, rows));
  const answer = await askSpace(
    surroundings,
    space,
    (client) => client.ask(batchEndpoints.applyBatch, { params: { id: batch.id }, body }),
    timeout,
  );
  if ('problem' in answer) {
    if (answer.problem.code !== 'batch-id-reused') return answer;
    // An attempt that we gave up arrived after all, and then the batch was taken back and edited, or this extension
    // updated: what was applied first counts, and its receipt says what that was.
    const first = await readReceipt(surroundings, space, batch.id, timeout);
    return 'value' in first ? first : answer;
  }
  const answered = new Set(answer.value.rows.map((row) => row.id));
  const isWhole = answered.size === body.rows.length && body.rows.every((row) => answered.has(row.id));
  return isWhole && answer.value.batchId === batch.id ? answer : { problem: answersSomethingElse };
}

/**
 * The receipt of a batch that cannot be sent any more as it was, if an earlier attempt was applied; else the reason why
 * it cannot.
 */
async function receiptOr(
  problem: SyncProblem,
  surroundings: Surroundings,
  space: StoredSpace,
  { claimed, timeout }: { claimed: Claim; timeout: number },
): Promise<Answer<Receipt>> {
  if (!claimed.mayHaveArrivedBefore) return { problem };
  const answer = await readReceipt(surroundings, space, claimed.batch.id, timeout);
  return 'problem' in answer && answer.problem.code === 'not-found' ? { problem } : answer;
}

async function follow(surroundings: Surroundings, work: Work, timeout: number): Promise<SyncProblem | null> {
  const { database, now, random } = surroundings;
  const { batch, space } = work;
  const answer = await readReceipt(surroundings, space, batch.id, timeout);
  if ('value' in answer) {
    await settleFollowUp(database, batch, answer.value, now());
    return null;
  }
  await settleFollowUpProblem(database, batch, answer.problem, { now: now(), random: random() });
  return answer.problem;
}

async function readReceipt(
  surroundings: Surroundings,
  space: StoredSpace,
  id: string,
  timeout: number,
): Promise<Answer<Receipt>> {
  const answer = await askSpace(
    surroundings,
    space,
    (client) => client.ask(batchEndpoints.readReceipt, { params: { id } }),
    timeout,
  );
  return 'problem' in answer || answer.value.batchId === id ? answer : { problem: answersSomethingElse };
}
