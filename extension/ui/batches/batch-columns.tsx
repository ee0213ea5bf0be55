import { i18n } from '#i18n';
import { ColumnList } from '../intake/column-list.tsx';
import type { ShownImport } from './use-import.ts';

/** What the columns of the list were taken for; nothing for a list of addresses. */
export function BatchColumns({ shown }: { shown: ShownImport }) {
  const columns = shown.parts[0]?.batch.columns ?? [];
  if (columns.length === 0) return null;
  return (
    <details class="leftovers panel">
      <summary>{i18n.t('columns.title')}</summary>
      <ColumnList columns={columns} />
    </details>
  );
}
