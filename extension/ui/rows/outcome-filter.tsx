import '../parts/field.css';
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Outcome, outcomes, type RowPlan } from '../../../shared/contract/batch.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { numberWords } from '../words/numbers.ts';
import { outcomeWords, plannedWords } from '../words/outcome-words.ts';
import { known } from './known.ts';
import { oncePerPart } from './once-per-part.ts';

/** What happened to a row, or what the plan says will; null while nobody has said. */
export function outcomeOf({ id, receipt }: StoredRow, plan: ReadonlyMap<string, RowPlan>): Outcome | null {
  return receipt?.outcome ?? known(plan, id)?.outcome ?? null;
}

interface Props {
  /** The list, part by part. */
  parts: readonly (readonly StoredRow[])[];
  plan: ReadonlyMap<string, RowPlan>;
  chosen: Outcome | null;
  onChange: (outcome: Outcome | null) => void;
}

/** The choice of one outcome whose rows are shown; nothing as long as no row has one. */
export function OutcomeFilter({ parts, plan, chosen, onChange }: Props) {
  const { counts, isPlanned } = useMemo(() => countOutcomes(parts, plan), [parts, plan]);
  if (counts.size === 0) return null;
  const words = isPlanned ? plannedWords : outcomeWords;
  return (
    <select
      class="field-box show-column"
      aria-label={i18n.t('filter.outcome')}
      value={chosen ?? ''}
      onChange={(event) => onChange(outcomes.find((outcome) => outcome === event.currentTarget.value) ?? null)}
    >
      <option value="">{i18n.t('filter.every_outcome')}</option>
      {outcomes
        .filter((outcome) => counts.has(outcome) || outcome === chosen)
        .map((outcome) => (
          <option key={outcome} value={outcome}>
            {i18n.t('filter.one_outcome', [words(outcome), numberWords(counts.get(outcome) ?? 0)])}
          </option>
        ))}
    </select>
  );
}

function countOutcomes(parts: readonly (readonly StoredRow[])[], plan: ReadonlyMap<string, RowPlan>) {
  const counts = new Map<Outcome, number>();
  let isPlanned = false;
  for (const rows of parts) {
    const own = plan.size === 0 ? answered(rows) : outcomesIn(rows, plan);
    isPlanned ||= own.isPlanned;
    for (const [outcome, count] of own.counts) counts.set(outcome, (counts.get(outcome) ?? 0) + count);
  }
  return { counts, isPlanned };
}

/** The outcomes that the space has answered for a part of a list. */
export const answered = oncePerPart((rows) => outcomesIn(rows, new Map()));

function outcomesIn(rows: readonly StoredRow[], plan: ReadonlyMap<string, RowPlan>) {
  const counts = new Map<Outcome, number>();
  let isPlanned = false;
  for (const row of rows) {
    const outcome = outcomeOf(row, plan);
    if (outcome === null) continue;
    isPlanned ||= row.receipt === null;
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return { counts, isPlanned };
}
