import './row-filter-bar.css';
import { i18n } from '#i18n';
import { numberWords } from '../words/numbers.ts';
import { type RowFilter, rowFilters } from './row-standing.ts';

interface Props {
  /** Null as long as not all rows are there. */
  counts: Record<RowFilter, number> | null;
  filter: RowFilter;
  onChange: (filter: RowFilter) => void;
}

/** The choice which rows are shown, each with how many that are. */
export function RowFilterBar({ counts, filter, onChange }: Props) {
  return (
    <div class="row-filter" role="radiogroup" aria-label={i18n.t('filter.label')}>
      {rowFilters.map((kind) => (
        <label key={kind}>
          <input
            class="only-heard"
            type="radio"
            name="row-filter"
            checked={kind === filter}
            onChange={() => onChange(kind)}
          />
          {words(kind, counts ? numberWords(counts[kind]) : '…')}
        </label>
      ))}
    </div>
  );
}

function words(filter: RowFilter, count: string): string {
  switch (filter) {
    case 'all':
      return i18n.t('filter.all', [count]);
    case 'look':
      return i18n.t('filter.look', [count]);
    case 'duplicates':
      return i18n.t('filter.duplicates', [count]);
    case 'changed':
      return i18n.t('filter.changed', [count]);
    case 'unsent':
      return i18n.t('filter.unsent', [count]);
  }
}
