import { i18n } from '#i18n';
import type { RowPlan } from '../../../../shared/contract/batch.ts';
import type { StoredRow } from '../../../batches/stored-row.ts';
import { numberWords } from '../../words/numbers.ts';
import { personProblemWords } from '../../words/person-problem-words.ts';

/** People told one by one; a form has one, and who has more than a few looks at the rows. */
const told = 5;

interface Props {
  planned: ReadonlyMap<string, RowPlan>;
  rows: readonly StoredRow[];
}

/** Whom the space refuses and why, for where no rows are seen that would say it. */
export function RefusedPeople({ planned, rows }: Props) {
  const refused = rows.filter(({ id }) => planned.get(id)?.outcome === 'refused');
  if (refused.length === 0) return null;
  return (
    <ul class="plan-refused">
      {refused.slice(0, told).map(({ id, person }) => {
        const reasons = planned.get(id)?.problems.map(personProblemWords) ?? [];
        return <li key={id}>{i18n.t('plan.refused_person', [person.email, reasons.join(' ')])}</li>;
      })}
      {refused.length > told && (
        <li>{i18n.t('difference.more', refused.length - told, [numberWords(refused.length - told)])}</li>
      )}
    </ul>
  );
}
