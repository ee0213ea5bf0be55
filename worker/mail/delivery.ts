import { isBusyDatabase } from '../busy-database.ts';
import { log } from '../log/log.ts';
import { loggedReason } from '../log/logged-reason.ts';
import type { Settings } from '../settings.ts';
import { mendAddressDigests } from '../suppressions/member-digest-store.ts';
import { bounceReasonOf } from './bounce-reason.ts';
import { outgoingMail, PasswordLost } from './letters/outgoing-mail.ts';
import { readMailPause } from './mail-pause-store.ts';
import type { OutboxMail } from './outbox-mail.ts';
import {
  type Claim,
  claimMails,
  hasLeft,
  type MailLease,
  type SettledMails,
  type Settlement,
  settleAndClaimMails,
  settleMails,
} from './outbox-store.ts';
import { maxAttempts, retryDelay } from './retry-delay.ts';
import type { MailTransport, OutgoingMail, SendResult } from './transport.ts';

/**
 * Mails claimed and marked at a time, unless the transport wants more at once: asking the database costs more than
 * sending to a quick mail server does, but what a worker that dies has sent and not marked leaves a second time.
 */
const sliceSize = 10;

/** Milliseconds of one delivery. The queue would allow minutes, but a lease must not run out while it works. */
export const deliveryTime = 20_000;

/**
 * Milliseconds of a lease: a delivery's time, and what the last mail may take on top of it. One period of cron, so that
 * the mail of a delivery that died waits for two of them at most.
 */
const leaseTime = 60_000;

/** Where a delivery takes time and chance from. */
export interface DeliverySources {
  now(): number;
  /** From 0 to 1. */
  random(): number;
  newId(): string;
  /** Aborts when the delivery has used up its time, see `deliveryTime`. */
  timeOver: AbortSignal;
}

/**
 * Sends mails that are due: claims a slice, writes and sends them, marks them, and so on up to `limit` or until its
 * time is over. It stops early when the mail server takes nothing, since the next ones would fare no better, and does
 * nothing while the mail waits as a whole; after that it tries one mail before the others. Says whether mail may be left
 * for which nobody has been woken.
 */
export async function deliverDueMails(
  db: D1Database,
  settings: Settings,
  transport: MailTransport,
  limit: number,
  sources: DeliverySources,
): Promise<{ outOfTime: boolean }> {
  const pause = await readMailPause(db);
  if (pause && pause.until > sources.now()) return { outOfTime: false };
  let isProbe = pause !== null && pause.pauses > 0;
  await mendAddressDigests(db, settings);
  let settled: SettledMails | null = null;
  let leftBefore: number | null = null;
  let isCut = false;
  for (let claimed = 0; claimed < limit; ) {
    if (sources.timeOver.aborted) {
      await settle(db, settled);
      return { outOfTime: true };
    }
    const now = sources.now();
    const lease = {
      id: sources.newId(),
      now,
      until: now + leaseTime,
      limit: isProbe ? 1 : Math.min(transport.atOnce ?? sliceSize, limit - claimed),
    };
    const claim = await claimNext(db, settled, lease);
    const { mails, unwanted } = claim;
    const wasProbe = isProbe;
    const results = await sendAll(mails, settings, transport, sources.timeOver, now);
    // One for all: mails of a lost answer come back together, so that the transport may know their slice again.
    const jitter = sources.random();
    // A server that takes some mails and then no more has refused nobody who was behind them.
    const isProgress = results.some((result) => result?.kind === 'accepted' || result?.kind === 'permanent');
    isCut = isProgress && sources.timeOver.aborted && results.includes(undefined);
    const mailLimit = results.find((result) => result?.limit !== undefined)?.limit ?? null;
    const settlements = [
      ...mails.map((mail, index) => {
        const result = results[index];
        const isOwnLimit = mail.isOvertaken && !wasProbe;
        const isKept = result === undefined || (result.kind === 'limited' && !isOwnLimit);
        if (mailLimit && isKept) return kept(mail, result, sources.now());
        if (result === undefined && isProgress)
          return notBegun(mail, sources.now() + (isCut ? 0 : retryDelay(mail.attempt, jitter)));
        return settlement(mail, result ?? nothingSaid, sources.now(), jitter);
      }),
      ...unwanted.map(cancelled),
    ];
    if (settled && hasLeft(settled.settlements)) leftBefore = settled.lease.now;
    settled = { lease: { id: lease.id, now: sources.now() }, settlements, limit: mailLimit, leftBefore };
    if (mailLimit) log({ event: 'mail-paused', limit: mailLimit });
    if (hasLeft(settlements)) isProbe = false;
    claimed += settlements.length;
    const isLast = settlements.length < lease.limit;
    const serverTakesNothing = mails.length > 0 && !isProgress;
    if (isLast || serverTakesNothing || mailLimit || isCut) break;
  }
  await settle(db, settled);
  return { outOfTime: isCut };
}

/** If the two cannot be done in one, what has left is marked all the same: else those people would be mailed again. */
async function claimNext(db: D1Database, settled: SettledMails | null, lease: MailLease): Promise<Claim> {
  if (!settled) return claimMails(db, lease);
  try {
    return await settleAndClaimMails(db, settled, lease);
  } catch (error) {
    await settle(db, settled);
    throw error;
  }
}

/** Milliseconds to wait before each further attempt at marking mails; all together they are well within a lease. */
const markingDelays = [200, 1000, 4000];

/** Marks mails, and tries again where the database does not take it: a mark that comes twice changes nothing. */
async function settle(db: D1Database, settled: SettledMails | null): Promise<void> {
  if (!settled || (settled.settlements.length === 0 && !settled.leftBefore)) return;
  const { lease, settlements, ...delivery } = settled;
  const mark = () => settleMails(db, lease, settlements, delivery);
  for (const delay of markingDelays) {
    try {
      return await mark();
    } catch (error) {
      if (!(error instanceof Error && isBusyDatabase(error))) throw error;
      await scheduler.wait(delay);
    }
  }
  await mark();
}

const nothingSaid: SendResult = { kind: 'temporary', reply: null };

/**
 * One mail that cannot be written does not keep its neighbours: it waits, or fails where waiting is of no use, and the
 * log says why. What the transport has not begun has no result.
 */
async function sendAll(
  mails: readonly OutboxMail[],
  settings: Settings,
  transport: MailTransport,
  signal: AbortSignal,
  now: number,
): Promise<(SendResult | undefined)[]> {
  const written = await Promise.all(
    mails.map((mail) =>
      outgoingMail(mail, settings, now).catch((error: unknown): SendResult => {
        log({ event: 'mail-not-written', mail: mail.id, reason: loggedReason(error) });
        return error instanceof PasswordLost ? { kind: 'permanent', reply: null } : nothingSaid;
      }),
    ),
  );
  const results = await transport.send(written.filter(isMail), signal);
  let next = 0;
  return written.map((mail) => (isMail(mail) ? results[next++] : mail));
}

function isMail(written: OutgoingMail | SendResult): written is OutgoingMail {
  return 'messageId' in written;
}

function settlement(mail: OutboxMail, result: SendResult, now: number, jitter: number): Settlement {
  const { kind, reply, providerId = null } = result;
  const bringsNoPassword = mail.kind !== 'credentials';
  const settled = { id: mail.id, dueAt: null, unknown: kind === 'unknown', reply, providerId, bringsNoPassword };
  if (kind === 'accepted') return { ...settled, state: 'sent' };
  if (kind === 'permanent' || mail.attempt >= maxAttempts) {
    const bounce = result.reason ?? (reply === null ? null : bounceReasonOf(reply));
    return { ...settled, state: 'failed', bounce, isDeadEnd: kind === 'permanent' && bounce === 'mailbox-unknown' };
  }
  return { ...settled, state: 'queued', dueAt: now + retryDelay(mail.attempt, jitter) };
}

/**
 * It has as many attempts as before. It waits like a refused one where the server broke off, and not at all where the
 * delivery's time did.
 */
function notBegun({ id }: OutboxMail, dueAt: number): Settlement {
  return { id, state: 'queued', dueAt, unknown: false, reply: null, isNotBegun: true };
}

/**
 * It has as many attempts as before, and no bounce. The one that was refused goes behind those that are due: should the
 * limit be its own after all, it holds nobody up. It is, when others leave before it is refused once more
 * (`isOvertaken`): that uses up an attempt. The one mail that tries whether a limit still holds tells nothing of that:
 * with a small one for each day, others leave between any two of its trials.
 */
function kept({ id }: OutboxMail, result: SendResult | undefined, now: number): Settlement {
  const reply = result?.reply ?? null;
  return { id, state: 'queued', dueAt: result ? now : null, unknown: false, reply, isNotBegun: true };
}

function cancelled(id: string): Settlement {
  return { id, state: 'cancelled', dueAt: null, unknown: false, reply: null };
}
