import '../rows/row-filter-bar.css';
import { i18n } from '#i18n';
import { type InvitationCounts, type InvitationList, invitationLists } from '../../../shared/contract/invitation.ts';
import { numberWords } from '../words/numbers.ts';

interface Props {
  /** Undefined until the space has told. */
  counts: InvitationCounts | undefined;
  list: InvitationList;
  onChange: (list: InvitationList) => void;
}

/** The choice which invitations are shown, each with how many they are. */
export function InvitationLists({ counts, list, onChange }: Props) {
  return (
    <div class="row-filter" role="radiogroup" aria-label={i18n.t('invitations.lists')}>
      {invitationLists.map((each) => (
        <label key={each} data-testid="invitation-list" data-list={each}>
          <input
            class="only-heard"
            type="radio"
            name="invitation-list"
            checked={each === list}
            onChange={() => onChange(each)}
          />
          {words(each, counts ? numberWords(counts[each]) : '…')}
        </label>
      ))}
    </div>
  );
}

function words(list: InvitationList, count: string): string {
  switch (list) {
    case 'pending':
      return i18n.t('invitations.list.pending', [count]);
    case 'undelivered':
      return i18n.t('invitations.list.undelivered', [count]);
    case 'expired':
      return i18n.t('invitations.list.expired', [count]);
    case 'asked':
      return i18n.t('invitations.list.asked', [count]);
    case 'revoked':
      return i18n.t('invitations.list.revoked', [count]);
    case 'accepted':
      return i18n.t('invitations.list.accepted', [count]);
  }
}
