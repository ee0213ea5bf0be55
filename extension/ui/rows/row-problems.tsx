import { i18n } from '#i18n';
import type { PersonProblem } from '../../../shared/people/person-problem.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { Button } from '../parts/button.tsx';
import { personProblemWords } from '../words/person-problem-words.ts';
import { type EditedField, editedFields } from './cell-position.ts';

interface Props {
  row: StoredRow;
  /** What the space has to say about the row, when it differs from what we found. */
  fromSpace: readonly PersonProblem[];
  editable: boolean;
  /** Whether the buttons take part in the Tab order: only those of the active row do. */
  inTabOrder: boolean;
  onUse: (field: EditedField, value: string) => void;
}

/** What is wrong with a row, one sentence each, with the suggestion one click away. */
export function RowProblems({ row, fromSpace, editable, inTabOrder, onUse }: Props) {
  const problems = [...row.problems, ...fromSpace.filter(({ code }) => row.problems.every((own) => own.code !== code))];
  return (
    <ul class="row-problems">
      {problems.map((problem) => (
        <li
          key={`${problem.code} ${problem.field} ${problem.evidence}`}
          class={`row-problem problem-${problem.severity}`}
        >
          <span>{personProblemWords(problem)}</span>
          {editable && problem.suggestion !== undefined && isEdited(problem.field) && (
            <Use field={problem.field} value={problem.suggestion} inTabOrder={inTabOrder} onUse={onUse} />
          )}
        </li>
      ))}
      {row.hadPassword && <li class="row-problem problem-note">{i18n.t('table.had_password')}</li>}
    </ul>
  );
}

/** Whether a row has anything to say below its cells. */
export function hasRemarks(row: StoredRow, fromSpace: readonly PersonProblem[]): boolean {
  return row.problems.length > 0 || fromSpace.length > 0 || row.hadPassword;
}

interface UseProps extends Pick<Props, 'inTabOrder' | 'onUse'> {
  field: EditedField;
  value: string;
}

function Use({ field, value, inTabOrder, onUse }: UseProps) {
  return (
    <Button look="quiet" tabIndex={inTabOrder ? 0 : -1} onClick={() => onUse(field, value)}>
      {i18n.t('table.use', [value])}
    </Button>
  );
}

function isEdited(field: PersonProblem['field']): field is EditedField {
  return editedFields.some((edited) => edited === field);
}
