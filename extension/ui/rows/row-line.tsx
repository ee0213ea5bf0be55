// biome-ignore-all lint/a11y/useSemanticElements: a table that draws only what is seen cannot be a <table>.
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell at a time has the focus (the ARIA grid pattern).
import { i18n } from '#i18n';
import type { RowPlan } from '../../../shared/contract/batch.ts';
import { isForgotten } from '../../batches/forgotten-row.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { columnWords } from '../words/column-words.ts';
import { numberWords } from '../words/numbers.ts';
import { CellEditor, type EditEnd } from './cell-editor.tsx';
import type { CellRange } from './cell-range.ts';
import { cellText, type GridField } from './grid-field.ts';
import { hasRemarks, type RemarkActions, type Remarks, RowRemarks } from './row-remarks.tsx';
import { RowState } from './row-state.tsx';

/** What a row can ask of its table. */
interface LineActions {
  onSave: (field: GridField, text: string, end: EditEnd) => void;
  onCancel: () => void;
  onInclude: (included: boolean) => void;
}

interface Props extends LineActions {
  row: StoredRow;
  fields: readonly GridField[];
  /** Whether there is a password, and whether it can be sent. */
  passwordWords: string;
  /** Position in the batch, counted from 1. */
  number: number;
  /** Names of the sources by their index, if the list has several. */
  sources: ReadonlyMap<number, string>;
  plan: RowPlan | undefined;
  remarks: Remarks;
  remarkActions: RemarkActions;
  editable: boolean;
  /** The column that the keyboard is at, or null when it is in another row. */
  activeColumn: number | null;
  /** The selected block if it reaches into this row and is more than one cell. */
  selected: CellRange | null;
  /** The text that the edit of the active cell began with, or null when it is not edited. */
  editText: string | null;
  now: number;
}

/** One person: the fields, how the row stands, and below them what is wrong. */
export function RowLine(props: Props) {
  const { row, fields, number, plan, remarks, editable, activeColumn, selected, editText, now } = props;
  const tabIndex = (column: number) => (activeColumn === column ? 0 : -1);
  const isSelected = (column: number) =>
    selected ? column >= selected.left && column <= selected.right : activeColumn === column;
  const look = (column: number) => (selected && isSelected(column) ? ' cell-selected' : '');
  return (
    <>
      <div
        class={`row-cell row-include${look(0)}`}
        role="gridcell"
        data-at={0}
        aria-colindex={1}
        aria-selected={isSelected(0)}
      >
        <input
          type="checkbox"
          data-column={0}
          tabIndex={tabIndex(0)}
          checked={!row.excluded}
          disabled={!editable}
          aria-label={i18n.t('table.include_row', [numberWords(number)])}
          onChange={(event) => props.onInclude(event.currentTarget.checked)}
        />
      </div>
      <PlaceCell row={row} sources={props.sources} />
      {fields.map((field, index) => {
        const column = index + 1;
        const isGone = field === 'email' && isForgotten(row);
        const shown = isGone ? i18n.t('table.forgotten') : cellText(row, field);
        const value = field === 'password' ? props.passwordWords : shown;
        const invalid = row.problems.some((problem) => problem.field === field && problem.severity === 'error');
        const isEdited = activeColumn === column && editText !== null;
        if (isEdited) {
          return (
            <div key={field} class="row-cell row-editing" role="gridcell" aria-colindex={column + 2}>
              <CellEditor
                label={i18n.t('table.edit', [columnWords(field), numberWords(number)])}
                text={editText}
                cell={cellText(row, field)}
                isOfMany={selected !== null}
                invalid={invalid}
                onSave={(text, end) => props.onSave(field, text, end)}
                onCancel={props.onCancel}
              />
            </div>
          );
        }
        return (
          <div
            key={field}
            class={`row-cell${isGone ? ' soft' : ''}${invalid ? ' cell-invalid' : ''}${row.edited.includes(field) ? ' cell-edited' : ''}${look(column)}`}
            role="gridcell"
            data-at={column}
            data-column={column}
            data-field={field}
            tabIndex={tabIndex(column)}
            aria-colindex={column + 2}
            aria-selected={isSelected(column)}
            aria-readonly={editable ? undefined : true}
            aria-invalid={invalid ? true : undefined}
            title={value}
          >
            {value}
          </div>
        );
      })}
      <div class="row-cell row-state" role="gridcell" aria-colindex={fields.length + 3} data-testid="state">
        <RowState
          row={row}
          lacksPassword={fields.includes('password') && row.password === null}
          plan={plan}
          editable={editable}
          inTabOrder={activeColumn !== null}
          now={now}
        />
      </div>
      {hasRemarks(row, remarks) && (
        <div class="row-remarks" role="gridcell" aria-colindex={3} aria-colspan={fields.length + 1}>
          <RowRemarks
            row={row}
            remarks={remarks}
            editable={editable}
            inTabOrder={activeColumn !== null}
            {...props.remarkActions}
          />
        </div>
      )}
    </>
  );
}

/** Where the row stands in its list, and which list if there are several; a click selects the row. */
function PlaceCell({ row, sources }: { row: StoredRow; sources: ReadonlyMap<number, string> }) {
  const source = row.source === null ? undefined : sources.get(row.source);
  const hints = row.alsoAt.map(({ line, source: other = row.source }) => {
    const name = other === null || other === row.source ? undefined : sources.get(other);
    return name === undefined
      ? i18n.t('table.also_at', [numberWords(line)])
      : i18n.t('table.also_at_in', [numberWords(line), name]);
  });
  return (
    <div
      class="row-cell row-place soft"
      role="rowheader"
      data-at="row"
      aria-colindex={2}
      title={[source, ...hints].filter((words) => words !== undefined).join('\n')}
    >
      {row.place ? numberWords(row.place.line) : i18n.t('table.by_hand')}
      {row.alsoAt.length > 0 && ` +${row.alsoAt.length}`}
      {source !== undefined && <span class="small">{` ${source}`}</span>}
    </div>
  );
}
