import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { pageOf, pageQuery } from './page.ts';
import { Moment, Seconds, ServerId } from './protocol.ts';

/**
 * What is not well: the database does not answer · it lacks a migration · cron has not ticked for five minutes · a
 * part of its last tick failed · mail that is due has not been tried for ten minutes · no mail has left for an hour
 * while some is tried in vain · initial passwords wait to be hashed for an hour · messages were given up.
 */
export const healthReasons = [
  'database',
  'schema',
  'cron',
  'upkeep',
  'mail',
  'mail-server',
  'passwords',
  'dead-letters',
] as const;
/** See `healthReasons`. */
export type HealthReason = (typeof healthReasons)[number];

/**
 * The mail as a whole waits until a moment, since whoever takes it has said that the account may send no more for now:
 * `rate` is so many in a short time, `quota` in a day or a month. Then one mail is tried, and the rest behind it.
 */
export const MailPause = v.object({ until: Moment, reason: v.picklist(['rate', 'quota']) });
/** See the schema of the same name. */
export type MailPause = v.InferOutput<typeof MailPause>;

/**
 * Why there was no conversation with the mail server: it cannot be reached · does not answer in time · hangs up ·
 * is none · offers no encryption · has no certificate that is valid for its name · offers no way to sign in that we
 * know.
 */
export const mailFaults = [
  'unreachable',
  'timeout',
  'closed',
  'not-smtp',
  'tls-missing',
  'tls-failed',
  'sign-in-unknown',
] as const;
/** See `mailFaults`. */
export type MailFault = (typeof mailFaults)[number];

/** How the space is. Facts that could not be read are null; ages are those of the oldest, null when there is none. */
export const Health = v.object({
  /**
   * `stuck` is work that stands still. `degraded` goes on without anybody, but wants a look: messages were given up, and
   * cron does what they stood for; or the mail waits for a limit to end.
   */
  status: v.picklist(['ok', 'degraded', 'stuck']),
  /** Empty when all is well. */
  reasons: v.array(v.picklist(healthReasons)),
  /** The number of the newest migration that the database has gone through. */
  schema: v.nullable(v.number()),
  /** Since cron ticked. */
  lastTickSeconds: v.nullable(Seconds),
  /** Null while mail leaves as usual. It ends by itself; as long as it lasts, `status` is `degraded` at best. */
  mailPause: v.nullable(MailPause),
  /** For which mail has been due that nobody has tried to send; during a pause there is none, and after it, since then. */
  dueMailSeconds: v.nullable(Seconds),
  /** For which mail has waited that was tried in vain. */
  triedMailSeconds: v.nullable(Seconds),
  /** For which an initial password has waited to be hashed. */
  passwordSeconds: v.nullable(Seconds),
  deadLetters: v.nullable(v.number()),
});
/** See the schema of the same name. */
export type Health = v.InferOutput<typeof Health>;

/** What a dead letter was: a wake-up for mail or passwords, a report about a mail, or nothing that we know. */
const deadLetterKinds = ['mail', 'passwords', 'report', 'unknown'] as const;
/** See `deadLetterKinds`. */
export type DeadLetterKind = (typeof deadLetterKinds)[number];

/**
 * Why it was given up: a setting is wrong · the database failed · something that we did not think of · nobody can read
 * it · the worker ended over it each time without a word.
 */
const deadLetterReasons = ['settings', 'database', 'unexpected', 'not-understood', 'unanswered'] as const;
/** See `deadLetterReasons`. */
export type DeadLetterReason = (typeof deadLetterReasons)[number];

/** A message of a queue that was given up. */
export const DeadLetter = v.object({
  id: ServerId,
  at: Moment,
  kind: v.picklist(deadLetterKinds),
  why: v.picklist(deadLetterReasons),
  /** Times that it was tried. */
  attempts: v.number(),
});
/** See the schema of the same name. */
export type DeadLetter = v.InferOutput<typeof DeadLetter>;

/** Dead letters that are replayed or dismissed at once, at most. */
export const maxDeadLetters = 100;

const chosenLetters = v.strictObject({
  ids: v.pipe(v.array(ServerId), v.minLength(1), v.maxLength(maxDeadLetters)),
});

/** Those of the named that were still there. */
const done = v.object({ count: v.number() });

/** How the space is, and what was given up. */
export const healthEndpoints = {
  readHealth: endpoint({
    method: 'GET',
    path: '/health',
    summary: 'Whether the space does its work, and what waits.',
    answer: v.object({
      ...Health.entries,
      /** Mails that wait. */
      waitingMails: v.number(),
      /** Codes of the mail server's last answer to the mail that is tried in vain longest, as `451 4.3.2`. */
      lastReply: v.nullable(v.string()),
      /** Why there was no such answer, where that is known. */
      mailFault: v.optional(v.nullable(v.picklist(mailFaults)), null),
    }),
  }),
  listDeadLetters: endpoint({
    method: 'GET',
    path: '/dead-letters',
    summary: 'Messages of the queues that were given up, the newest first.',
    query: v.strictObject(pageQuery),
    answer: pageOf(DeadLetter),
  }),
  replayDeadLetters: endpoint({
    method: 'POST',
    path: '/dead-letters/replay',
    summary: 'Does again what dead letters stand for and lets them go; twice does no more than once.',
    body: chosenLetters,
    answer: done,
  }),
  dismissDeadLetters: endpoint({
    method: 'POST',
    path: '/dead-letters/dismiss',
    summary: 'Lets dead letters go without doing anything.',
    body: chosenLetters,
    answer: done,
  }),
};
