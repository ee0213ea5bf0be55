import { type Outcome, outcomes } from '../../../shared/contract/batch.ts';
import type { RowSummary } from '../../batches/row-summary.ts';
import type { Phase } from '../../sync/phase.ts';
import { noOutcomes } from './plan/known-plan.ts';

/** One batch of an import as far as its phase is concerned. */
interface PartPhase {
  phase: Phase;
  summary: RowSummary;
}

/** Phases that stop an import until the admin does something, the most pressing one first. */
const stopping: Phase['kind'][] = ['refused', 'needs-sign-in', 'needs-space', 'needs-passwords', 'plan-changed'];

/**
 * One phase for an import of several batches: what stops it, else what still goes on, counted over all of them. A batch
 * without rows says nothing.
 */
export function overallPhase(all: readonly PartPhase[]): Phase {
  const filled = all.filter(({ summary }) => summary.rows > 0);
  const parts = filled.length > 0 ? filled : all.slice(0, 1);
  const [only] = parts;
  if (only && parts.length === 1) return only.phase;
  for (const kind of stopping) {
    const stopped = parts.find(({ phase }) => phase.kind === kind);
    if (stopped) return stopped.phase;
  }
  const approved = parts.filter(({ phase }) => phase.kind !== 'review');
  const open = approved.filter(({ phase }) => phase.kind !== 'done' && phase.kind !== 'undone');
  const waiting = open.find(({ phase }) => phase.kind === 'waiting');
  const isSending = open.some(({ phase }) => phase.kind === 'sending');
  if (waiting && !isSending && (open.length === approved.length || isHeldUp(waiting.phase))) return waiting.phase;
  if (open.length > 0) {
    const isPaused = !isSending && open.some(({ phase }) => phase.kind === 'paused');
    return {
      kind: isPaused ? 'paused' : 'sending',
      sent: sum(approved.map(({ summary }) => summary.answered)),
      of: sum(approved.map(({ summary }) => summary.sendable)),
    };
  }
  if (approved.length < parts.length) return { kind: 'review' };
  if (parts.every(({ phase }) => phase.kind === 'undone')) return { kind: 'undone' };
  // What was taken back is not done any more.
  const standing = parts.filter(({ phase }) => phase.kind !== 'undone');
  const pauses = standing.flatMap(({ phase }) => (phase.kind === 'done' && phase.mailPause ? [phase.mailPause] : []));
  const [mailPause] = pauses.sort((a, b) => b.until - a.until);
  return { kind: 'done', ...doneCounts(standing), ...(mailPause && { mailPause }) };
}

function isHeldUp(phase: Phase): boolean {
  return phase.kind === 'waiting' && phase.why !== 'queue';
}

function doneCounts(parts: readonly PartPhase[]): { outcomes: Record<Outcome, number>; kept: number } {
  const counts = noOutcomes();
  let kept = 0;
  for (const { summary } of parts) {
    for (const outcome of outcomes) counts[outcome] += summary.outcomes[outcome];
    kept += summary.rows - summary.answered;
  }
  return { outcomes: counts, kept };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}
