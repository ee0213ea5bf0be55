// biome-ignore-all lint/a11y/useSemanticElements: a table that draws only what is seen cannot be a <table>.
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell at a time has the focus (the ARIA grid pattern).
import './row-table.css';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { RowPlan } from '../../../shared/contract/batch.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import type { Pasted } from '../../capture/pasted.ts';
import type { EditEnd } from './cell-editor.tsx';
import { cellOf } from './cell-of-element.ts';
import { type CellGoal, type CellPosition, cellAfter, movedCell, type TableSize } from './cell-position.ts';
import { dragSelection } from './drag-selection.ts';
import type { Sight } from './edits-in-sight.ts';
import { gridTemplate } from './grid-columns.ts';
import { cellText, type GridField } from './grid-field.ts';
import { type GridCommand, gridCommand, isTyping } from './grid-keys.ts';
import { headerHeight, rowHeight } from './row-height.ts';
import { RowLine } from './row-line.tsx';
import type { RowOrder } from './row-order.ts';
import { type RemarkActions, type Remarks, remarkCount } from './row-remarks.tsx';
import { TableHead } from './table-head.tsx';
import { useClipboard } from './use-clipboard.ts';
import { useIsNarrower } from './use-is-narrower.ts';
import { useKeptLines, useLatest } from './use-kept-lines.ts';
import type { Selection } from './use-selection.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

/** What a table shows. */
interface TableView {
  rows: readonly StoredRow[];
  /** Whether more rows are still to come: until then no row says nothing. */
  isLoading: boolean;
  fields: readonly GridField[];
  /** Whether a row has a password, and whether it can be sent. */
  passwordWordsOf: (row: StoredRow) => string;
  /** Names of the sources by their index, if the list has several. */
  sources: ReadonlyMap<number, string>;
  order: RowOrder | null;
  planned: ReadonlyMap<string, RowPlan>;
  remarksOf: (row: StoredRow) => Remarks;
  isEditable: (row: StoredRow) => boolean;
  /** A cell to go to, once for each object; its row may appear a moment later. */
  goal: CellGoal | null;
  /** What `remarksOf` is made of beside the row: as long as it is the same, rows are not laid out again. */
  remarkInputs: readonly unknown[];
  /** All else that the lines are made of beside their rows: as long as it is the same, a line is not drawn again. */
  inputs: readonly unknown[];
  now: number;
  /** Gets what knows the rows in sight. */
  sight: { current: Sight | null };
}

/** What the admin does in a table. */
interface TableActions {
  onOrder: (by: RowOrder['by']) => void;
  /** Which row is being edited, or null: it has to stay in what is shown, even if it was repaired meanwhile. */
  onEditing: (rowId: string | null) => void;
  onEdit: (row: StoredRow, field: GridField, text: string) => void;
  onInclude: (row: StoredRow, included: boolean) => void;
  /** Whatever is not about moving, selecting and editing in the table. */
  onCommand: (command: GridCommand) => void;
  onCopy: () => Pasted;
  onCut: () => Pasted;
  onPaste: (pasted: Pasted) => void;
  /** Gives a text to all selected cells. */
  onFill: (text: string) => void;
}

interface Props extends TableView, TableActions {
  selection: Selection;
  remarkActions: RemarkActions;
}

/** The people of a batch, edited in place like a spreadsheet; only what can be seen is in the page. */
export function RowTable(props: Props) {
  const { rows, fields, sources, selection, isEditable, remarksOf } = props;
  const { active, range } = selection;
  const table = useRef<HTMLDivElement>(null);
  const [editText, setEditText] = useState<string | null>(null);
  // Set when the keyboard moves, so that the drawn cell takes the focus over.
  const focusWanted = useRef(false);
  const size: TableSize = { rows: rows.length, lastColumn: fields.length };
  // Once for the rows that came first: columns that follow each letter would jump.
  const template = useMemo(
    () => gridTemplate(fields, rows, sources.size > 0),
    [fields.join(), sources.size, rows.length === 0],
  );
  // What stays in sight at the sides costs each frame, so only a table that is scrolled sideways has it.
  const isWide = useIsNarrower(table, template.minWidth);
  const { columns, width } = isWide ? template.narrow : template.usual;
  const isBlock = range.top !== range.bottom || range.left !== range.right;

  const virtual = useVirtualRows({
    rows,
    keyOf: ({ id }, index, size) => (size > rowHeight(0) ? id : index),
    scrollElement: () => table.current,
    headerHeight,
    keepIndex: active.row,
    estimateSize: (row) => rowHeight(remarkCount(row, remarksOf(row))),
    sizeInputs: props.remarkInputs,
  });
  props.sight.current = virtual;

  const moveTo = (cell: CellPosition) => {
    selection.select(cell);
    focusWanted.current = true;
    virtual.scrollToIndex(cell.row);
  };
  const isInCell = cellOf(document.activeElement) && table.current?.contains(document.activeElement);
  useLayoutEffect(() => {
    // A cell that goes with its column or row would leave the focus to the page, where no key is heard.
    if (isInCell && document.activeElement === document.body) {
      focusWanted.current = true;
      table.current?.focus({ preventScroll: true });
    }
    if (!focusWanted.current || editText !== null) return;
    const row = rows[active.row];
    const line = row && table.current?.querySelector(`[data-row-id="${row.id}"]`);
    const cell = line?.querySelector<HTMLElement>(`[data-column="${active.column}"]`);
    if (!cell) return;
    focusWanted.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  // The row of a goal appears a moment after it was added, when the database has told of it.
  const lastGoal = useRef<Props['goal']>(null);
  useLayoutEffect(() => {
    const { goal } = props;
    if (goal === null || goal === lastGoal.current) return;
    const row = rows.findIndex(({ id }) => id === goal.rowId);
    if (row < 0) return;
    lastGoal.current = goal;
    moveTo({ row, column: goal.column });
    if (goal.isWholeColumn)
      selection.selectBlock({ row: 0, column: goal.column }, { row: rows.length - 1, column: goal.column });
  });

  const edit = ({ row: index, column }: CellPosition, text?: string) => {
    const row = rows[index];
    const field = fields[column - 1];
    if (!row || !field || !isEditable(row)) return;
    // What is typed in a selected block may be for all of it.
    if (index !== active.row || column !== active.column) selection.select({ row: index, column });
    setEditText(text ?? cellText(row, field));
    props.onEditing(row.id);
  };
  const save = (row: StoredRow, field: GridField, text: string, end: EditEnd) => {
    setEditText(null);
    if (end === 'fill' && isBlock) {
      focusWanted.current = true;
      props.onFill(text);
      return props.onEditing(null);
    }
    if (text.trim() !== cellText(row, field)) props.onEdit(row, field, text);
    const next = cellAfter(active, end, size);
    if (end !== 'stay') moveTo(next ?? active);
    if (next && (end === 'next' || end === 'back')) edit(next);
    else props.onEditing(null);
  };
  const command = (asked: GridCommand) => {
    const last = Math.max(0, rows.length - 1);
    switch (asked) {
      case 'edit':
        return edit(active);
      case 'select-all':
        return selection.selectBlock({ row: 0, column: 0 }, { row: last, column: size.lastColumn });
      case 'select-rows':
        return selection.selectBlock({ row: range.top, column: 0 }, { row: range.bottom, column: size.lastColumn });
      case 'select-columns':
        return selection.selectBlock({ row: 0, column: range.left }, { row: last, column: range.right });
      case 'select-one':
        return selection.select(active);
      default:
        return props.onCommand(asked);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of the buttons inside a row are theirs.
    if (!cellOf(event.target)) return;
    const moved = movedCell(event.shiftKey ? selection.moving : active, event, size);
    const asked = gridCommand(event);
    if (event.key === 'ArrowUp' && active.row === 0 && !event.shiftKey) {
      table.current?.querySelector<HTMLElement>('.row-head [tabindex="0"]')?.focus();
    } else if (moved && event.shiftKey) {
      selection.extend(moved);
      virtual.scrollToIndex(moved.row);
    } else if (moved) moveTo(moved);
    // The browser itself switches a box that is alone.
    else if (asked === 'include' && active.column === 0 && !isBlock) return;
    else if (asked) command(asked);
    else if (isTyping(event)) edit(active, event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  // Lines that were not drawn anew call what is right now.
  const latest = useLatest({
    save,
    cancel: () => {
      setEditText(null);
      props.onEditing(null);
      moveTo(active);
    },
    include: props.onInclude,
  });
  const selectedIn = (index: number) => (isBlock && index >= range.top && index <= range.bottom ? range : null);
  const lineInputs = (row: StoredRow, index: number) => [
    row,
    index,
    ...props.remarkInputs,
    ...props.inputs,
    // Nothing else of a row is told by the clock.
    row.receipt ? props.now : null,
    index === active.row ? active.column : null,
    index === active.row ? editText : null,
    selectedIn(index)?.left,
    selectedIn(index)?.right,
  ];
  const lines = useKeptLines();
  useClipboard({
    isMeant: () => table.current?.contains(document.activeElement) === true && cellOf(document.activeElement) !== null,
    onCopy: props.onCopy,
    onCut: props.onCut,
    onPaste: props.onPaste,
  });

  return (
    <div
      ref={table}
      class={`row-table${isWide ? ' row-table-wide' : ''}`}
      role="grid"
      tabIndex={-1}
      aria-label={i18n.t('table.label')}
      aria-rowcount={rows.length + 1}
      aria-colcount={fields.length + 3}
      aria-multiselectable="true"
      aria-busy={props.isLoading}
      style={{ '--columns': columns, '--place-width': `${template.placeWidth}px` }}
      onKeyDown={onKeyDown}
      // Once for all cells: each of them is drawn with less.
      onFocusIn={({ target }) => {
        const cell = cellOf(target);
        if (cell && (cell.row !== active.row || cell.column !== active.column)) selection.select(cell);
      }}
      onDblClick={({ target }) => {
        const cell = cellOf(target);
        if (cell) edit(cell);
      }}
      onPointerDown={dragSelection(selection, size.lastColumn, () => {
        focusWanted.current = true;
      })}
    >
      <div class="row-space" style={{ height: `${virtual.getTotalSize()}px`, minWidth: width }}>
        <TableHead fields={fields} order={props.order} onOrder={props.onOrder} onLeave={() => moveTo(active)} />
        {rows.length === 0 && !props.isLoading && <p class="row-none soft">{i18n.t('filter.none')}</p>}
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const isActive = item.index === active.row;
          const remarks = remarksOf(row);
          return (
            <div
              key={row.id}
              // Remarks wrap; any other line is as high as it was said to be.
              ref={remarkCount(row, remarks) > 0 ? virtual.measureElement : virtual.keepEstimate}
              class={`row-line${isActive && selection.isUsed ? ' row-active' : ''}${row.excluded ? ' row-excluded' : ''}`}
              role="row"
              data-testid="row"
              data-row-id={row.id}
              data-index={item.index}
              aria-rowindex={item.index + 2}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {lines(row.id, lineInputs(row, item.index), () => (
                <RowLine
                  row={row}
                  fields={fields}
                  passwordWords={props.passwordWordsOf(row)}
                  number={props.remarkActions.numberOf(row)}
                  sources={sources}
                  plan={props.planned.get(row.id)}
                  remarks={remarks}
                  remarkActions={props.remarkActions}
                  editable={isEditable(row)}
                  activeColumn={isActive ? active.column : null}
                  selected={selectedIn(item.index)}
                  editText={isActive ? editText : null}
                  now={props.now}
                  onSave={(field, text, end) => latest.current.save(row, field, text, end)}
                  onCancel={() => latest.current.cancel()}
                  onInclude={(included) => latest.current.include(row, included)}
                />
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
