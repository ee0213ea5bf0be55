import { i18n } from '#i18n';
import type { Phase } from '../../sync/phase.ts';
import { minuteWords, secondWords } from './moments.ts';
import { numberWords } from './numbers.ts';
import { syncProblemWords } from './sync-problem-words.ts';

/** A phase in two or three words. */
export function phaseWords(phase: Phase): string {
  switch (phase.kind) {
    case 'review':
      return i18n.t('phase.review');
    case 'waiting':
      switch (phase.why) {
        case 'queue':
          return i18n.t('phase.waiting_queue');
        case 'offline':
          return i18n.t('phase.waiting_offline');
        case 'retry':
          return i18n.t('phase.waiting_retry');
      }
      break;
    case 'sending':
      return i18n.t('phase.sending', [numberWords(phase.sent), numberWords(phase.of)]);
    case 'paused':
      return i18n.t('phase.paused', [numberWords(phase.sent), numberWords(phase.of)]);
    case 'done':
      return i18n.t(phase.mailPause ? 'phase.mail_waits' : 'phase.done');
    case 'undone':
      return i18n.t('phase.undone');
    case 'needs-sign-in':
      return i18n.t('phase.needs_sign_in');
    case 'needs-space':
      return i18n.t('phase.needs_space');
    case 'needs-passwords':
      return i18n.t('phase.needs_passwords');
    case 'plan-changed':
      return i18n.t('phase.plan_changed');
    case 'refused':
      return i18n.t('phase.refused');
  }
}

/** What a phase means and what happens next, in sentences; `space` is the space's name or address. */
export function phaseSentence(phase: Phase, space: string): string {
  switch (phase.kind) {
    case 'review':
      return i18n.t('phase_long.review');
    case 'waiting':
      switch (phase.why) {
        case 'queue':
          return i18n.t('phase_long.waiting_queue');
        case 'offline':
          return i18n.t('phase_long.waiting_offline');
        case 'retry': {
          const again = i18n.t('phase_long.waiting_retry', [secondWords(phase.until)]);
          return phase.problem ? `${syncProblemWords(phase.problem, space)} ${again}` : again;
        }
      }
      break;
    case 'sending':
      return i18n.t('phase_long.sending', [numberWords(phase.sent), numberWords(phase.of)]);
    case 'paused':
      return i18n.t('phase_long.paused', [numberWords(phase.sent), numberWords(phase.of)]);
    case 'done': {
      const handled = Object.values(phase.outcomes).reduce((sum, count) => sum + count, 0);
      const done = i18n.t('phase_long.done', handled, [numberWords(handled)]);
      if (!phase.mailPause) return done;
      return `${done} ${i18n.t('phase_long.mail_waits', [minuteWords(phase.mailPause.until)])}`;
    }
    case 'undone':
      return i18n.t('phase_long.undone');
    case 'needs-sign-in':
      return i18n.t('phase_long.needs_sign_in', [space]);
    case 'needs-space':
      return i18n.t('phase_long.needs_space');
    case 'needs-passwords':
      return i18n.t(phase.locked ? 'phase_long.needs_passwords_locked' : 'phase_long.needs_passwords');
    case 'plan-changed':
      return i18n.t('phase_long.plan_changed');
    case 'refused':
      return `${syncProblemWords(phase.problem, space)} ${i18n.t('phase_long.refused')}`;
  }
}
