import '../parts/phase-badge.css';
import { i18n } from '#i18n';
import type { SessionState } from '../../../shared/contract/path.ts';

const tones = { upcoming: 'busy', open: 'good', ended: 'plain', cancelled: 'warn' } as const;

/** Whether a session is upcoming, open, ended or cancelled, coloured. */
export function SessionStateBadge({ state }: { state: SessionState }) {
  return (
    <span class={`phase-badge phase-${tones[state]}`} data-testid="session-state" data-state={state}>
      {sessionStateWords(state)}
    </span>
  );
}

/** How a session stands, in a word. */
export function sessionStateWords(state: SessionState): string {
  switch (state) {
    case 'upcoming':
      return i18n.t('sessions.state.upcoming');
    case 'open':
      return i18n.t('sessions.state.open');
    case 'ended':
      return i18n.t('sessions.state.ended');
    case 'cancelled':
      return i18n.t('sessions.state.cancelled');
  }
}
