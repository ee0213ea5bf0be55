import './row-filter-bar.css';
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import type { StoredRow } from '../../batches/stored-row.ts';
import { numberWords } from '../words/numbers.ts';
import { isShown, type RowFilter } from './row-standing.ts';

const filters: RowFilter[] = ['all', 'look', 'unsent'];

interface Props {
  rows: readonly StoredRow[];
  filter: RowFilter;
  onChange: (filter: RowFilter) => void;
}

/** The choice which rows are shown, each with how many that are. */
export function RowFilterBar({ rows, filter, onChange }: Props) {
  const counts = useMemo(() => {
    const found: Record<RowFilter, number> = { all: 0, look: 0, unsent: 0 };
    for (const row of rows) for (const kind of filters) if (isShown(row, kind)) found[kind] += 1;
    return found;
  }, [rows]);
  return (
    <div class="row-filter" role="radiogroup" aria-label={i18n.t('filter.label')}>
      {filters.map((kind) => (
        <label key={kind}>
          <input
            class="only-heard"
            type="radio"
            name="row-filter"
            checked={kind === filter}
            onChange={() => onChange(kind)}
          />
          {words(kind, counts[kind])}
        </label>
      ))}
    </div>
  );
}

function words(filter: RowFilter, count: number): string {
  switch (filter) {
    case 'all':
      return i18n.t('filter.all', [numberWords(count)]);
    case 'look':
      return i18n.t('filter.look', [numberWords(count)]);
    case 'unsent':
      return i18n.t('filter.unsent', [numberWords(count)]);
  }
}
