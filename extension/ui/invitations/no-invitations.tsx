import { i18n } from '#i18n';
import type { InvitationList } from '../../../shared/contract/invitation.ts';
import { routeHash } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';

/** What stands where a list of invitations is empty: what that means, and the next step. */
export function NoInvitations({
  list,
  isSearched,
  onClear,
}: {
  list: InvitationList;
  isSearched: boolean;
  onClear: () => void;
}) {
  if (isSearched) {
    return (
      <EmptyState
        title={i18n.t('invitations.not_found_title')}
        action={<Button onClick={onClear}>{i18n.t('invitations.clear')}</Button>}
      >
        {i18n.t('invitations.not_found')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={i18n.t('invitations.none_title')}
      action={
        list === 'pending' && (
          <a class="button button-main" href={routeHash({ page: 'new-batch', way: 'invite', target: null })}>
            {i18n.t('members.invite')}
          </a>
        )
      }
    >
      {words(list)}
    </EmptyState>
  );
}

function words(list: InvitationList): string {
  switch (list) {
    case 'pending':
      return i18n.t('invitations.none.pending');
    case 'undelivered':
      return i18n.t('invitations.none.undelivered');
    case 'expired':
      return i18n.t('invitations.none.expired');
    case 'asked':
      return i18n.t('invitations.none.asked');
    case 'revoked':
      return i18n.t('invitations.none.revoked');
    case 'accepted':
      return i18n.t('invitations.none.accepted');
  }
}
