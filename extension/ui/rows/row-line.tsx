// biome-ignore-all lint/a11y/useSemanticElements: a table that draws only what is seen cannot be a <table>.
// biome-ignore-all lint/a11y/useFocusableInteractive: one cell at a time has the focus (the ARIA grid pattern).
import { i18n } from '#i18n';
import type { StoredRow } from '../../batches/stored-row.ts';
import { columnWords } from '../words/column-words.ts';
import { numberWords } from '../words/numbers.ts';
import { CellEditor, type EditEnd } from './cell-editor.tsx';
import { type EditedField, editedFields } from './cell-position.ts';
import { hasRemarks, RowProblems } from './row-problems.tsx';
import { type PlannedRow, RowState } from './row-state.tsx';

/** What a row can ask of its table; columns as in `CellPosition`. */
export interface RowActions {
  onSelect: (column: number) => void;
  /** Begins an edit with this text in the box; the cell's own when it is undefined. */
  onEdit: (column: number, text?: string) => void;
  onSave: (field: EditedField, text: string, end: EditEnd) => void;
  onCancel: () => void;
  onInclude: (included: boolean) => void;
  onUse: (field: EditedField, value: string) => void;
}

interface Props extends RowActions {
  row: StoredRow;
  /** Position in the batch, counted from 1. */
  number: number;
  plan: PlannedRow | undefined;
  editable: boolean;
  /** The column that the keyboard is at, or null when it is in another row. */
  activeColumn: number | null;
  /** The text that the edit of the active cell began with, or null when it is not edited. */
  editText: string | null;
  now: number;
}

/** One person: the fields, how the row stands, and below them what is wrong. */
export function RowLine({ row, number, plan, editable, activeColumn, editText, now, ...actions }: Props) {
  const fromSpace = row.receipt?.problems ?? plan?.problems ?? [];
  const tabIndex = (column: number) => (activeColumn === column ? 0 : -1);
  return (
    <>
      <div class="row-cell row-include" role="gridcell">
        <input
          type="checkbox"
          data-column={0}
          tabIndex={tabIndex(0)}
          checked={!row.excluded}
          disabled={!editable}
          aria-label={i18n.t('table.include_row', [numberWords(number)])}
          onFocus={() => actions.onSelect(0)}
          onChange={(event) => actions.onInclude(event.currentTarget.checked)}
        />
      </div>
      <div
        class="row-cell row-place soft"
        role="gridcell"
        title={row.alsoAt.map(({ line }) => i18n.t('table.also_at', [numberWords(line)])).join('\n')}
      >
        {row.place && numberWords(row.place.line)}
        {row.alsoAt.length > 0 && ` +${row.alsoAt.length}`}
      </div>
      {editedFields.map((field, index) => {
        const column = index + 1;
        const value = row.person[field];
        const label = i18n.t('table.edit', [columnWords(field), numberWords(number)]);
        const invalid = row.problems.some((problem) => problem.field === field && problem.severity === 'error');
        if (activeColumn === column && editText !== null) {
          return (
            <div key={field} class="row-cell row-editing" role="gridcell">
              <CellEditor
                label={label}
                text={editText}
                invalid={invalid}
                onSave={(text, end) => actions.onSave(field, text, end)}
                onCancel={actions.onCancel}
              />
            </div>
          );
        }
        return (
          <div
            key={field}
            class={invalid ? 'row-cell cell-invalid' : 'row-cell'}
            role="gridcell"
            data-column={column}
            data-field={field}
            tabIndex={tabIndex(column)}
            aria-readonly={!editable}
            aria-invalid={invalid}
            title={value}
            onFocus={() => actions.onSelect(column)}
            onDblClick={() => actions.onEdit(column)}
          >
            {value}
          </div>
        );
      })}
      <div class="row-cell row-state" role="gridcell" data-testid="state">
        <RowState row={row} plan={plan} editable={editable} now={now} />
      </div>
      {hasRemarks(row, fromSpace) && (
        <div class="row-remarks" role="gridcell" aria-colspan={7}>
          <RowProblems
            row={row}
            fromSpace={fromSpace}
            editable={editable}
            inTabOrder={activeColumn !== null}
            onUse={actions.onUse}
          />
        </div>
      )}
    </>
  );
}
