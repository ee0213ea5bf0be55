import './phase-badge.css';
import { i18n } from '#i18n';
import type { Phase } from '../../sync/phase.ts';
import { phaseWords } from '../words/phase-words.ts';

/** The phase of a batch in a few words, coloured by what it asks of the admin. */
export function PhaseBadge({ phase }: { phase: Phase }) {
  return (
    <span class={`phase-badge phase-${tone(phase)}`} data-testid="phase" data-phase={phase.kind}>
      {phaseWords(phase)}
    </span>
  );
}

/** Stands where a phase will be once it is known. */
export function LoadingBadge() {
  return <span class="phase-badge phase-plain">{i18n.t('loading')}</span>;
}

/** Stands where a phase would be if this version of the extension could read the batch. */
export function UnreadableBadge() {
  return <span class="phase-badge phase-bad">{i18n.t('phase.unreadable')}</span>;
}

function tone(phase: Phase): 'plain' | 'busy' | 'good' | 'warn' | 'bad' {
  switch (phase.kind) {
    case 'review':
    case 'paused':
    case 'undone':
      return 'plain';
    case 'waiting':
      return phase.why === 'queue' ? 'busy' : 'warn';
    case 'sending':
      return 'busy';
    case 'done':
      return phase.mailPause ? 'warn' : 'good';
    case 'needs-sign-in':
    case 'needs-space':
    case 'needs-passwords':
    case 'plan-changed':
      return 'warn';
    case 'refused':
      return 'bad';
  }
}
