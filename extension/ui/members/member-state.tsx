import '../parts/phase-badge.css';
import { i18n } from '#i18n';
import type { MemberSummary, memberStates } from '../../../shared/contract/member.ts';
import type { Role } from '../../../shared/contract/space.ts';

type State = (typeof memberStates)[number];

const tones = { invited: 'warn', active: 'good', suspended: 'bad' } as const;

/** Whether a member has accepted or is suspended, coloured. */
export function MemberState({ state }: Pick<MemberSummary, 'state'>) {
  return (
    <span class={`phase-badge phase-${tones[state]}`} data-testid="member-state" data-state={state}>
      {stateWords(state)}
    </span>
  );
}

/** How far a member is, in a word. */
export function stateWords(state: State): string {
  switch (state) {
    case 'invited':
      return i18n.t('members.state.invited');
    case 'active':
      return i18n.t('members.state.active');
    case 'suspended':
      return i18n.t('members.state.suspended');
  }
}

/** What a member may do, in a word. */
export function roleWords(role: Role): string {
  switch (role) {
    case 'owner':
      return i18n.t('members.role.owner');
    case 'admin':
      return i18n.t('members.role.admin');
    case 'member':
      return i18n.t('members.role.member');
  }
}
