// biome-ignore-all lint/a11y/useSemanticElements: a table that draws only what is seen cannot be a <table>.
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell at a time has the focus (the ARIA grid pattern).
import './row-table.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { StoredRow } from '../../batches/stored-row.ts';
import { columnWords } from '../words/column-words.ts';
import type { EditEnd } from './cell-editor.tsx';
import { type CellPosition, type EditedField, editedFields, movedCell, nextCell } from './cell-position.ts';
import { RowLine } from './row-line.tsx';
import { hasRemarks } from './row-problems.tsx';
import type { PlannedRow } from './row-state.tsx';
import { useVirtualRows } from './use-virtual-rows.ts';

/** Pixels, as in row-table.css. */
const headerHeight = 32;
const lineHeight = 36;
const remarkHeight = 24;

interface Props {
  rows: readonly StoredRow[];
  /** Position of each row in the batch, counted from 1. */
  numberOf: (row: StoredRow) => number;
  planned: ReadonlyMap<string, PlannedRow>;
  isEditable: (row: StoredRow) => boolean;
  /** A row that was just added: the table goes to it. */
  revealed: string | null;
  /** Which row is being edited, or null: it has to stay in what is shown, even if it was repaired meanwhile. */
  onEditing: (rowId: string | null) => void;
  onEdit: (row: StoredRow, field: EditedField, value: string) => void;
  onInclude: (row: StoredRow, included: boolean) => void;
  now: number;
}

/** The people of a batch, edited in place like a spreadsheet; only what can be seen is in the page. */
export function RowTable({ rows, numberOf, planned, isEditable, revealed, onEditing, onEdit, onInclude, now }: Props) {
  const table = useRef<HTMLDivElement>(null);
  // By id: a row that is repaired may leave the selection, and the rows below it move up.
  const [active, setActive] = useState<{ id: string } & CellPosition>({ id: '', row: 0, column: 1 });
  const [editText, setEditText] = useState<string | null>(null);
  const activeRow = rows[active.row]?.id === active.id ? active.row : findRow(rows, active);
  const activeCell: CellPosition = { row: activeRow, column: active.column };
  // Set when the keyboard moves, so that the drawn cell takes the focus over.
  const focusWanted = useRef(false);

  const virtual = useVirtualRows({
    count: rows.length,
    scrollElement: () => table.current,
    headerHeight,
    keepIndex: activeRow,
    getItemKey: (index) => rows[index]?.id ?? String(index),
    estimateSize: (index) => {
      const row = rows[index];
      return row && hasRemarks(row, []) ? lineHeight + Math.max(1, row.problems.length) * remarkHeight : lineHeight;
    },
  });

  useLayoutEffect(() => {
    if (!focusWanted.current || editText !== null) return;
    const row = rows[activeRow];
    const line = row && table.current?.querySelector(`[data-row-id="${row.id}"]`);
    const cell = line?.querySelector<HTMLElement>(`[data-column="${active.column}"]`);
    if (!cell) return;
    focusWanted.current = false;
    cell.focus({ preventScroll: true });
  });

  const select = (cell: CellPosition, byKey: boolean) => {
    const row = rows[cell.row];
    if (!row) return;
    setActive({ id: row.id, ...cell });
    if (!byKey) return;
    focusWanted.current = true;
    virtual.scrollToIndex(cell.row);
  };
  // The row appears a moment after it was added, when the database has told of it.
  const lastRevealed = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (revealed === null || revealed === lastRevealed.current) return;
    const row = rows.findIndex(({ id }) => id === revealed);
    if (row < 0) return;
    lastRevealed.current = revealed;
    select({ row, column: 1 }, true);
  });
  const edit = ({ row: index, column }: CellPosition, text?: string) => {
    const row = rows[index];
    const field = editedFields[column - 1];
    if (!row || !field || !isEditable(row)) return;
    setActive({ id: row.id, row: index, column });
    setEditText(text ?? row.person[field]);
    onEditing(row.id);
  };
  const save = (row: StoredRow, field: EditedField, text: string, end: EditEnd) => {
    setEditText(null);
    if (text.trim() !== row.person[field]) onEdit(row, field, text.trim());
    const next = cellAfter(activeCell, end, rows.length);
    select(next ?? activeCell, end !== 'stay');
    if (next && (end === 'next' || end === 'back')) edit(next);
    else onEditing(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target;
    // Keys of the buttons inside a row are theirs.
    if (!(target instanceof HTMLElement) || target.dataset.column === undefined) return;
    const moved = movedCell(activeCell, event, rows.length);
    const types = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (moved) select(moved, true);
    else if (event.key === 'Enter' || event.key === 'F2') edit(activeCell);
    else if (event.key === 'Delete' || event.key === 'Backspace') edit(activeCell, '');
    else if (types) edit(activeCell, event.key);
    else return;
    event.preventDefault();
  };

  return (
    <div
      ref={table}
      class="row-table"
      role="grid"
      tabIndex={-1}
      aria-label={i18n.t('table.label')}
      aria-rowcount={rows.length + 1}
      aria-colcount={7}
      onKeyDown={onKeyDown}
    >
      <div class="row-space" style={{ height: `${virtual.getTotalSize()}px` }}>
        <TableHead />
        {rows.length === 0 && <p class="row-none soft">{i18n.t('filter.none')}</p>}
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const isActive = item.index === activeRow;
          return (
            <div
              key={row.id}
              ref={virtual.measureElement}
              class={`row-line${isActive && active.id !== '' ? ' row-active' : ''}${row.excluded ? ' row-excluded' : ''}`}
              role="row"
              data-testid="row"
              data-row-id={row.id}
              data-index={item.index}
              aria-rowindex={item.index + 2}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <RowLine
                row={row}
                number={numberOf(row)}
                plan={planned.get(row.id)}
                editable={isEditable(row)}
                activeColumn={isActive ? active.column : null}
                editText={isActive ? editText : null}
                now={now}
                onSelect={(column) => select({ row: item.index, column }, false)}
                onEdit={(column) => edit({ row: item.index, column })}
                onSave={(field, text, end) => save(row, field, text, end)}
                onCancel={() => {
                  setEditText(null);
                  onEditing(null);
                  select(activeCell, true);
                }}
                onInclude={(included) => onInclude(row, included)}
                onUse={(field, value) => onEdit(row, field, value)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function TableHead() {
  return (
    <div class="row-head" role="row" aria-rowindex={1}>
      {[i18n.t('table.include'), i18n.t('table.place'), ...editedFields.map(columnWords), i18n.t('table.state')].map(
        (words) => (
          <div key={words} class="row-cell" role="columnheader">
            {words}
          </div>
        ),
      )}
    </div>
  );
}

function findRow(rows: readonly StoredRow[], active: { id: string; row: number }): number {
  const found = active.id === '' ? -1 : rows.findIndex(({ id }) => id === active.id);
  return found >= 0 ? found : Math.max(0, Math.min(active.row, rows.length - 1));
}

function cellAfter(cell: CellPosition, end: EditEnd, rows: number): CellPosition | null {
  switch (end) {
    case 'stay':
      return null;
    case 'down':
      return cell.row + 1 < rows ? { ...cell, row: cell.row + 1 } : null;
    case 'next':
      return nextCell(cell, false, rows);
    case 'back':
      return nextCell(cell, true, rows);
  }
}
