import { i18n } from '#i18n';
import type { PersonProblem } from '../../../shared/people/person-problem.ts';
import type { RowTwins } from '../../batches/duplicates/duplicates.ts';
import type { StoredField } from '../../batches/field-text.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { routeHash } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { listWords, numberWords } from '../words/numbers.ts';
import { personProblemWords } from '../words/person-problem-words.ts';
import type { AlikeSuggestion } from './alike-suggestions.ts';

/** What there is to say about a row beside its own problems. */
export interface Remarks {
  /** What the space has to say, when it differs from what we found. */
  fromSpace: readonly PersonProblem[];
  twins: RowTwins | undefined;
  /** The list gave a password that is not kept, because people choose their own. */
  isPasswordDropped: boolean;
}

/** What can be done about remarks. */
export interface RemarkActions {
  /** Position of a row in the batch, counted from 1. */
  numberOf: (row: StoredRow) => number;
  /** The suggestion of a problem if others share it, for all of them. */
  alikeOf: (problem: PersonProblem) => AlikeSuggestion | undefined;
  onUse: (row: StoredRow, field: StoredField, value: string) => void;
  onUseAlike: (alike: AlikeSuggestion) => void;
  onMerge: (row: StoredRow) => void;
  onGoTo: (rowId: string) => void;
}

interface Props extends RemarkActions {
  row: StoredRow;
  remarks: Remarks;
  editable: boolean;
  /** Whether the buttons take part in the Tab order: only those of the active row do. */
  inTabOrder: boolean;
}

/** What is wrong with a row, one sentence each, with the suggestion one click away. */
export function RowRemarks(props: Props) {
  const { row, remarks, inTabOrder } = props;
  const { fromSpace, twins } = remarks;
  const problems = [...row.problems, ...newFrom(fromSpace, row)];
  return (
    <ul class="row-problems">
      {problems.map((problem) => (
        <li
          key={`${problem.code} ${problem.field} ${problem.evidence}`}
          class={`row-problem problem-${problem.severity}`}
        >
          <span>{personProblemWords(problem)}</span>
          <Suggestion {...props} problem={problem} />
        </li>
      ))}
      {twins && twins.rows.length > 0 && <TwinsHere {...props} others={twins.rows} />}
      {twins?.elsewhere.map(({ rowId, importId, name }) => (
        <li key={rowId} class="row-problem problem-warning">
          <span>{i18n.t('twins.elsewhere', [name])}</span>
          <a href={routeHash({ page: 'batch', importId })} tabIndex={inTabOrder ? 0 : -1}>
            {i18n.t('twins.open')}
          </a>
        </li>
      ))}
      {remarks.isPasswordDropped && <li class="row-problem problem-note">{i18n.t('table.had_password')}</li>}
    </ul>
  );
}

/** What the space says that we have not found ourselves. */
function newFrom(fromSpace: Remarks['fromSpace'], row: StoredRow): Remarks['fromSpace'] {
  // Nearly always, and this is asked for every row of a list.
  if (fromSpace.length === 0) return fromSpace;
  return fromSpace.filter(({ code }) => row.problems.every((own) => own.code !== code));
}

/** Whether a row has anything to say below its cells. */
export function hasRemarks(row: StoredRow, remarks: Remarks): boolean {
  return remarkCount(row, remarks) > 0;
}

/** Lines below a row's cells, as long as none of them wraps. */
export function remarkCount(row: StoredRow, { fromSpace, twins, isPasswordDropped }: Remarks): number {
  const twinLines = twins ? (twins.rows.length > 0 ? 1 : 0) + twins.elsewhere.length : 0;
  return row.problems.length + newFrom(fromSpace, row).length + twinLines + (isPasswordDropped ? 1 : 0);
}

/** Other rows that are named in one sentence. */
const mostNamed = 5;

function TwinsHere({ row, others, editable, inTabOrder, numberOf, onMerge, onGoTo }: Props & { others: StoredRow[] }) {
  const [first] = others;
  const named = others.slice(0, mostNamed).map((other) => numberWords(numberOf(other)));
  const tabIndex = inTabOrder ? 0 : -1;
  return (
    <li class="row-problem problem-warning">
      <span>
        {i18n.t('twins.here', others.length, [listWords(others.length > mostNamed ? [...named, '…'] : named)])}
      </span>
      {first && (
        <Button look="quiet" tabIndex={tabIndex} onClick={() => onGoTo(first.id)}>
          {i18n.t('twins.go', [numberWords(numberOf(first))])}
        </Button>
      )}
      {editable && (
        <Button look="quiet" tabIndex={tabIndex} onClick={() => onMerge(row)}>
          {i18n.t('twins.merge')}
        </Button>
      )}
    </li>
  );
}

function Suggestion({
  row,
  problem,
  editable,
  inTabOrder,
  alikeOf,
  onUse,
  onUseAlike,
}: Props & { problem: PersonProblem }) {
  const { field, suggestion } = problem;
  if (!editable || suggestion === undefined || field === null || field === 'password') return null;
  const tabIndex = inTabOrder ? 0 : -1;
  const alike = alikeOf(problem);
  return (
    <>
      <Button look="quiet" tabIndex={tabIndex} onClick={() => onUse(row, field, suggestion)}>
        {i18n.t('table.use', [suggestion])}
      </Button>
      {alike && alike.edits.length > 1 && (
        <Button look="quiet" tabIndex={tabIndex} onClick={() => onUseAlike(alike)}>
          {i18n.t('table.use_alike', [numberWords(alike.edits.length), alike.value])}
        </Button>
      )}
    </>
  );
}
