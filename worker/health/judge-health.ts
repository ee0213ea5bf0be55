import { type Health, type HealthReason, healthReasons } from '../../shared/contract/health.ts';
import type { StoredFacts } from './health-store.ts';
import { schemaVersion } from './schema-version.ts';

const minutes = (count: number): number => count * 60;

/** Seconds after which each kind of work counts as stuck; what works by itself again after a fault is faster. */
const patience = {
  tick: minutes(5),
  dueMail: minutes(10),
  triedMail: minutes(60),
  passwords: minutes(60),
};

/** What can be said of a space whose database does not answer. */
export const unknownHealth: Health = {
  status: 'stuck',
  reasons: ['database'],
  schema: null,
  lastTickSeconds: null,
  mailPause: null,
  dueMailSeconds: null,
  triedMailSeconds: null,
  passwordSeconds: null,
  deadLetters: null,
};

/** What can be said of a database that lacks a migration: whatever else one would ask it, it may not know. */
export function outdatedHealth(schema: number): Health {
  return { ...unknownHealth, reasons: ['schema'], schema };
}

/** Whether work is stuck at the moment `now`, by the facts. */
export function judgeHealth(facts: StoredFacts, schema: number, now: number): Health {
  const age = (moment: number | null) => (moment === null ? null : Math.max(0, Math.floor((now - moment) / 1000)));
  const { pauseUntil, pauseReason } = facts;
  const mailPause =
    pauseUntil !== null && pauseReason !== null && pauseUntil > now ? { until: pauseUntil, reason: pauseReason } : null;
  // Nobody could try it before the pause ended.
  const dueAt = facts.dueAt === null ? null : Math.max(facts.dueAt, pauseUntil ?? 0);
  const ages = {
    lastTickSeconds: age(facts.tickedAt),
    dueMailSeconds: dueAt !== null && dueAt > now ? null : age(dueAt),
    triedMailSeconds: age(facts.triedSince),
    passwordSeconds: age(facts.unhashedSince),
  };
  // One mailbox that is full for a day is no fault of the space, as long as other mail leaves.
  const noneLeft = (age(facts.leftAt) ?? Number.POSITIVE_INFINITY) > patience.triedMail;
  const isStuck: Record<Exclude<HealthReason, 'database'>, boolean> = {
    schema: schema < schemaVersion,
    cron: (ages.lastTickSeconds ?? Number.POSITIVE_INFINITY) > patience.tick,
    upkeep: (facts.failed ?? 0) > 0,
    mail: (ages.dueMailSeconds ?? 0) > patience.dueMail,
    'mail-server': !mailPause && noneLeft && (ages.triedMailSeconds ?? 0) > patience.triedMail,
    passwords: (ages.passwordSeconds ?? 0) > patience.passwords,
    'dead-letters': facts.deadLetters > 0,
  };
  const reasons = healthReasons.filter((reason) => reason !== 'database' && isStuck[reason]);
  const status = statusOf(reasons, mailPause !== null);
  return { status, reasons, schema, ...ages, mailPause, deadLetters: facts.deadLetters };
}

/** What a given-up message stood for is done by cron, and counts as stuck by itself when it is not. */
function statusOf(reasons: readonly HealthReason[], isPaused: boolean): Health['status'] {
  if (reasons.length === 0) return isPaused ? 'degraded' : 'ok';
  return reasons.every((reason) => reason === 'dead-letters') ? 'degraded' : 'stuck';
}
