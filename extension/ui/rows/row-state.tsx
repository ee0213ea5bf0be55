import { i18n } from '#i18n';
import type { Plan } from '../../../shared/contract/batch.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { invitationWords, mailWords, outcomeWords, plannedWords } from '../words/outcome-words.ts';
import { hasTrouble, type RowStanding, rowStanding } from './row-standing.ts';

/** What a space says would happen to one row. */
export type PlannedRow = Plan['rows'][number];

interface Props {
  row: StoredRow;
  plan: PlannedRow | undefined;
  /** Whether the row is in review: then what was planned for it once no longer holds. */
  editable: boolean;
  now: number;
}

/** The last cell of a row: how it stands, what will happen to it, or what has. */
export function RowState({ row, plan, editable, now }: Props) {
  const { receipt } = row;
  if (receipt) {
    const invitation = invitationWords(receipt, now);
    const tone = receipt.invitation === 'accepted' ? 'good' : hasTrouble(receipt) ? 'bad' : 'plain';
    return (
      <>
        <span class={`state-${tone}`}>{invitation ?? outcomeWords(receipt.outcome)}</span>
        <span class={receipt.mail === 'failed' ? 'state-bad small' : 'soft small'}>{mailWords(receipt, now)}</span>
      </>
    );
  }
  const standing = rowStanding(row);
  if (standing === 'error' || standing === 'excluded') {
    return <span class={`state-${standing}`}>{standingWords(standing)}</span>;
  }
  const outcome = plan?.outcome ?? (editable ? null : row.planned);
  if (outcome) return <span class={outcome === 'refused' ? 'state-bad' : 'state-plain'}>{plannedWords(outcome)}</span>;
  return <span class={`state-${standing}`}>{standingWords(standing)}</span>;
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
