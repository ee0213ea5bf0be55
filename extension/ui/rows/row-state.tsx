import { i18n } from '#i18n';
import type { RowPlan } from '../../../shared/contract/batch.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { likelyAddress } from '../invitations/likely-address.ts';
import { doneChangeWords, plannedChangeWords } from '../words/change-list-words.ts';
import {
  invitationWords,
  mailWords,
  outcomeWords,
  pathInvitationWords,
  plannedInvitationsWords,
  plannedWords,
} from '../words/outcome-words.ts';
import { fateWords } from '../words/undo-words.ts';
import { hasTrouble, isUndelivered, type RowStanding, rowStanding } from './row-standing.ts';
import { TypoOffer } from './typo-offer.tsx';

interface Props {
  row: StoredRow;
  /** Whether an account is to be made of it, and nobody has given it a password. */
  lacksPassword: boolean;
  plan: RowPlan | undefined;
  /** Whether the row is in review: then what was planned for it once no longer holds. */
  editable: boolean;
  /** Whether the row is the one that the keyboard is at. */
  inTabOrder: boolean;
  now: number;
}

/** The last cell of a row: how it stands, what will happen to it, or what has. */
export function RowState({ row, lacksPassword, plan, editable, inTabOrder, now }: Props) {
  const { receipt } = row;
  const undone = receipt?.undone && fateWords(receipt.undone);
  if (undone && receipt?.undone?.fate !== 'kept') {
    return (
      <span class="state-plain" title={undone}>
        {undone}
      </span>
    );
  }
  if (receipt) {
    const { memberId } = receipt;
    const hasAccount = receipt.outcome === 'created' || receipt.outcome === 'activated';
    const state = hasAccount ? 'account' : receipt.invitation;
    const likely = memberId && likelyAddress(row.person.email, state, receipt.mail);
    if (memberId && likely) {
      const mail = mailWords(receipt, now);
      return (
        <>
          <span class="state-bad small" title={mail ?? undefined}>
            {mail}
          </span>
          <TypoOffer row={row} memberId={memberId} hasAccount={hasAccount} likely={likely} inTabOrder={inTabOrder} />
        </>
      );
    }
    const invitation = invitationWords(receipt, now);
    const tone = receipt.invitation === 'accepted' ? 'good' : hasTrouble(receipt) ? 'bad' : 'plain';
    const paths = receipt.pathInvitations ?? [];
    const rest = joined([
      undone ?? null,
      mailWords(receipt, now),
      ...paths.map((each) => pathInvitationWords(each, now)),
      doneChangeWords(receipt.changes),
    ]);
    return (
      <>
        <span class={`state-${tone}`}>{invitation ?? outcomeWords(receipt.outcome)}</span>
        <span
          class={[receipt, ...paths].some(({ mail }) => isUndelivered(mail)) ? 'state-bad small' : 'soft small'}
          title={rest}
        >
          {rest}
        </span>
      </>
    );
  }
  const standing = rowStanding(row);
  if (standing === 'error' || standing === 'excluded') {
    return <span class={`state-${standing}`}>{standingWords(standing)}</span>;
  }
  const planned = plan ?? (editable ? null : row.planned);
  if (!planned && lacksPassword && standing === 'ready') {
    return <span class="state-look">{i18n.t('standing.no_password')}</span>;
  }
  if (!planned) return <span class={`state-${standing}`}>{standingWords(standing)}</span>;
  const rest = joined([
    plannedChangeWords(planned.changes),
    plan && plan.pathInvitations.length > 0 ? plannedInvitationsWords(plan.pathInvitations.length) : null,
  ]);
  return (
    <>
      <span class={planned.outcome === 'refused' ? 'state-bad' : 'state-plain'}>{plannedWords(planned.outcome)}</span>
      {rest !== '' && (
        <span class="soft small" title={rest}>
          {rest}
        </span>
      )}
    </>
  );
}

/** A row has room for one line more. */
function joined(phrases: readonly (string | null)[]): string {
  return phrases.filter((words) => words !== null).join(' · ');
}

function standingWords(standing: RowStanding): string {
  switch (standing) {
    case 'ready':
      return i18n.t('standing.ready');
    case 'look':
      return i18n.t('standing.look');
    case 'error':
      return i18n.t('standing.error');
    case 'excluded':
      return i18n.t('standing.excluded');
  }
}
