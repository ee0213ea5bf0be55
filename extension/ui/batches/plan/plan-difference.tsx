import { i18n } from '#i18n';
import type { RowPlan } from '../../../../shared/contract/batch.ts';
import { planDifference } from '../../../batches/plan-difference.ts';
import { Notice } from '../../parts/notice.tsx';
import { plannedChangeWords } from '../../words/change-list-words.ts';
import { numberWords } from '../../words/numbers.ts';
import { plannedWords } from '../../words/outcome-words.ts';
import type { ShownImport } from '../use-import.ts';

/** Differences that are named one by one. */
const mostNamed = 50;

interface Props {
  shown: ShownImport;
  planned: ReadonlyMap<string, RowPlan>;
}

/** After the space refused what was approved because it has changed: for whom something else would happen now. */
export function PlanDifference({ shown, planned }: Props) {
  if (!shown.parts.some(({ batch }) => batch.stage === 'review' && batch.lastProblem?.code === 'plan-changed'))
    return null;
  const differences = planDifference([...shown.rows], planned);
  if (differences.length === 0) return <Notice kind="plain">{i18n.t('difference.none')}</Notice>;
  return (
    <section class="plan-part plan-difference" data-testid="plan-difference">
      <h3>{i18n.t('difference.title', differences.length, [numberWords(differences.length)])}</h3>
      <ul>
        {differences.slice(0, mostNamed).map(({ row, before, after }) => (
          <li key={row.id}>{i18n.t('difference.line', [row.person.email, wordsOf(before), wordsOf(after)])}</li>
        ))}
        {differences.length > mostNamed && (
          <li>
            {i18n.t('difference.more', differences.length - mostNamed, [numberWords(differences.length - mostNamed)])}
          </li>
        )}
      </ul>
    </section>
  );
}

function wordsOf({ outcome, changes }: Pick<RowPlan, 'outcome' | 'changes'>): string {
  return [plannedWords(outcome), plannedChangeWords(changes)].filter((words) => words !== null).join('; ');
}
