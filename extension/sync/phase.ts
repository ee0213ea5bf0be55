import type { Outcome } from '../../shared/contract/batch.ts';
import type { MailPause } from '../../shared/contract/health.ts';
import type { RowSummary } from '../batches/row-summary.ts';
import type { StoredBatch } from '../batches/stored-batch.ts';
import { isOnThisMachine } from '../spaces/space-address.ts';
import { requestTimeout } from '../spaces/space-client.ts';
import type { StoredSpace } from '../spaces/stored-space.ts';
import type { SyncProblem } from './sync-problem.ts';
import { credible } from './waits.ts';

/** What is going on with a batch, as the admin sees it; moments in milliseconds since 1970. */
export type Phase =
  | { kind: 'review' }
  /** `until`: when it is tried again; `problem`: why it has to be. */
  | { kind: 'waiting'; why: 'queue' | 'offline' }
  | { kind: 'waiting'; why: 'retry'; until: number; problem: SyncProblem | null }
  | { kind: 'sending'; sent: number; of: number }
  /** Stopped by the admin, before the next batch; it goes on when it is resumed. */
  | { kind: 'paused'; sent: number; of: number }
  /** `mailPause`: mails of its people wait for that to end. */
  | { kind: 'done'; outcomes: Record<Outcome, number>; kept: number; mailPause?: MailPause }
  /** Sent, and taken back. */
  | { kind: 'undone' }
  | { kind: 'needs-sign-in' }
  | { kind: 'needs-space' }
  /** The passwords of its accounts are gone; `locked`: a passphrase brings them back. */
  | { kind: 'needs-passwords'; locked: boolean }
  | { kind: 'plan-changed' }
  | { kind: 'refused'; problem: SyncProblem };

/** What else a phase depends on; `now` in milliseconds since 1970. */
interface PhaseCircumstances {
  /** The space that the batch was approved for, or null when this browser is not connected to it. */
  space: StoredSpace | null;
  isOnline: boolean;
  now: number;
}

/** The phase of a batch; everything that the screens show about its progress comes from here. */
export function phaseOf(batch: StoredBatch, summary: RowSummary, circumstances: PhaseCircumstances): Phase {
  switch (batch.stage) {
    case 'review':
      return batch.lastProblem?.code === 'plan-changed' ? { kind: 'plan-changed' } : { kind: 'review' };
    case 'applied':
      if (batch.undoneAt !== undefined) return { kind: 'undone' };
      return {
        kind: 'done',
        outcomes: summary.outcomes,
        kept: summary.rows - summary.answered,
        ...pauseOf(batch, circumstances.now),
      };
    case 'refused':
      return { kind: 'refused', problem: batch.lastProblem ?? { code: 'unexpected' } };
    case 'approved':
      return phaseOfApproved(batch, summary, circumstances);
  }
}

/** A pause that is over goes unsaid: the space is asked again soon. */
function pauseOf({ mailPause }: StoredBatch, now: number): { mailPause?: MailPause } {
  return mailPause && mailPause.until > now ? { mailPause } : {};
}

function phaseOfApproved(batch: StoredBatch, summary: RowSummary, { space, isOnline, now }: PhaseCircumstances): Phase {
  const progress = { sent: summary.answered, of: summary.sendable };
  const isSending = credible(batch.sendingUntil, now, requestTimeout) > now;
  if (batch.paused && !isSending) return { kind: 'paused', ...progress };
  if (!space) return { kind: 'needs-space' };
  if (space.state === 'signed-out') return { kind: 'needs-sign-in' };
  if (isSending) return { kind: 'sending', ...progress };
  if (batch.lastProblem?.code === 'passwords-missing') {
    return { kind: 'needs-passwords', locked: batch.lastProblem.locked };
  }
  if (!isOnline && !isOnThisMachine(space.address)) return { kind: 'waiting', why: 'offline' };
  const until = Math.max(credible(batch.nextAttemptAt, now), credible(space.rest?.until ?? 0, now));
  if (until > now) return { kind: 'waiting', why: 'retry', until, problem: batch.lastProblem };
  return { kind: 'waiting', why: 'queue' };
}
