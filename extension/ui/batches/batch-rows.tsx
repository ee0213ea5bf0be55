import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { nameFromWords } from '../../../shared/people/name-from-words.ts';
import { emptyPerson } from '../../../shared/people/person.ts';
import type { Leftover } from '../../../shared/reading/reading.ts';
import { withoutPassword } from '../../batches/new-batch.ts';
import { addRow, dismissLeftover, editRow, setExcluded } from '../../batches/row-edits.ts';
import { database } from '../here.ts';
import { Button } from '../parts/button.tsx';
import { RowFilterBar } from '../rows/row-filter-bar.tsx';
import { isShown, type RowFilter } from '../rows/row-standing.ts';
import type { PlannedRow } from '../rows/row-state.tsx';
import { RowTable } from '../rows/row-table.tsx';
import { LeftoverList } from './leftover-list.tsx';
import type { ShownImport } from './use-import.ts';

interface Props {
  shown: ShownImport;
  plan: ReadonlyMap<string, PlannedRow>;
  now: number;
}

/** The rows of an import: filtered, edited, added to, with what was not understood above them. */
export function BatchRows({ shown, plan, now }: Props) {
  const [filter, setFilter] = useState<RowFilter>('all');
  const [revealed, setRevealed] = useState<string | null>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const rows = useMemo(
    () => (filter === 'all' ? shown.rows : shown.rows.filter((row) => row.id === edited || isShown(row, filter))),
    [shown.rows, filter, edited],
  );
  const starts = useMemo(() => startsOf(shown), [shown]);
  const editable = useMemo(
    () => new Set(shown.parts.filter(({ batch }) => batch.stage === 'review').map(({ batch }) => batch.id)),
    [shown.parts],
  );
  const lastEditable = shown.parts.findLast(({ batch }) => batch.stage === 'review')?.batch;
  const first = shown.parts[0]?.batch;

  const add = async (batchId: string, leftover: Leftover | null) => {
    const { firstName, lastName } = nameFromWords(leftover?.text ?? '');
    const person = withoutPassword({ ...emptyPerson(), firstName, lastName });
    const added = await addRow(database, batchId, person, { place: leftover?.place ?? null, now: Date.now() });
    if (typeof added === 'string') return;
    setFilter('all');
    setRevealed(added.rowId);
  };
  const addLeftover = async (index: number) => {
    const leftover = first?.leftovers[index];
    if (!first || !leftover) return;
    await add(first.id, leftover);
    await dismissLeftover(database, first.id, index);
  };

  return (
    <>
      {first && (
        <LeftoverList
          batch={first}
          {...(editable.has(first.id) && { onAdd: (index: number) => void addLeftover(index) })}
        />
      )}
      <div class="row-bar">
        <RowFilterBar rows={shown.rows} filter={filter} onChange={setFilter} />
        {lastEditable && <Button onClick={() => add(lastEditable.id, null)}>{i18n.t('table.add_row')}</Button>}
      </div>
      <RowTable
        rows={rows}
        numberOf={({ batchId, position }) => (starts.get(batchId) ?? 0) + position + 1}
        planned={plan}
        revealed={revealed}
        isEditable={({ batchId }) => editable.has(batchId)}
        onEditing={setEdited}
        onEdit={(row, field, value) => void editRow(database, row.id, { [field]: value })}
        onInclude={(row, included) => void setExcluded(database, row.id, !included)}
        now={now}
      />
      {editable.size > 0 && <p class="soft small">{i18n.t('table.keys')}</p>}
    </>
  );
}

/** How many rows stand before each batch of an import. */
function startsOf({ parts }: ShownImport): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  let start = 0;
  for (const { batch, rows } of parts) {
    starts.set(batch.id, start);
    start += rows.length;
  }
  return starts;
}
