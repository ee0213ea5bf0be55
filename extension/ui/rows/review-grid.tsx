import { useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Outcome, RowPlan } from '../../../shared/contract/batch.ts';
import { emptyPerson } from '../../../shared/people/person.ts';
import type { StoredField } from '../../batches/field-text.ts';
import { historyOf } from '../../batches/history/undo.ts';
import { withoutPassword } from '../../batches/new-batch.ts';
import { passwordKeys, rowPassword } from '../../batches/passwords/password-standing.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import type { ShownImport } from '../batches/use-import.ts';
import { database } from '../here.ts';
import { useLive } from '../live.ts';
import { Button } from '../parts/button.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { columnWords } from '../words/column-words.ts';
import { busyWords, sizeWords } from '../words/grid-words.ts';
import { numberWords } from '../words/numbers.ts';
import { passwordStandingWords } from '../words/password-words.ts';
import { alikeKey, alikeSuggestions } from './alike-suggestions.ts';
import { blockCells, clearedBlock, clearedPasswords, filledDown, pastedInto } from './block-edit.ts';
import type { CellGoal } from './cell-position.ts';
import { rangeSize } from './cell-range.ts';
import { copiedBlock, pastedBlock } from './clipboard-block.ts';
import { editsInSight, type Sight } from './edits-in-sight.ts';
import { GridBar } from './grid-bar.tsx';
import { shownFields } from './grid-columns.ts';
import { type GridCommand, gridCommand, isOnSelected } from './grid-keys.ts';
import { KeyHelp } from './key-help.tsx';
import { known } from './known.ts';
import { partStarts, rowNumber, sourceNames } from './list-facts.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { NamesOffer } from './names-offer.tsx';
import { OutcomeFilter, outcomeOf } from './outcome-filter.tsx';
import { problemAfter } from './problem-after.ts';
import { RowFilterBar } from './row-filter-bar.tsx';
import { filterCounts } from './row-standing.ts';
import { RowTable } from './row-table.tsx';
import { ShowColumn } from './show-column.tsx';
import { twinGroups } from './twin-groups.ts';
import { type ShowAhead, useEditsAhead } from './use-edits-ahead.ts';
import { useGridWork } from './use-grid-work.ts';
import { useLatest } from './use-kept-lines.ts';
import { useRowView } from './use-row-view.ts';
import { useSelection } from './use-selection.ts';
import { useTwins } from './use-twins.ts';
import { useWhenGrown } from './use-when-grown.ts';

interface Props {
  shown: ShownImport;
  plan: ReadonlyMap<string, RowPlan>;
  /** The outcome whose rows are shown; null shows all. */
  outcome: Outcome | null;
  onOutcome: (outcome: Outcome | null) => void;
  /** A cell that the keyboard is to go to. */
  goal: CellGoal | null;
  onGoTo: (rowId: string, column?: number, isWholeColumn?: boolean) => void;
  now: number;
}

/** The rows of an import as a spreadsheet: filtered, searched, ordered, and edited by blocks. */
export function ReviewGrid({ shown: stored, plan, outcome, onOutcome, goal, onGoTo, now }: Props) {
  const { shown, showAhead } = useEditsAhead(stored);
  const importId = shown.parts[0]?.batch.importId ?? '';
  const parts = useMemo(() => shown.parts.map(({ rows }) => rows), [shown.parts]);
  const open = useMemo(() => shown.parts.filter(({ batch }) => batch.stage === 'review'), [shown.parts]);
  const openIds = useMemo(() => new Set(open.map(({ batch }) => batch.id)), [open]);
  const openRows = useMemo(() => open.map(({ rows }) => rows), [open]);
  const isEditable = ({ batchId }: StoredRow) => openIds.has(batchId);
  const starts = useMemo(() => partStarts(shown), [shown.parts]);
  const numberOf = (row: StoredRow) => rowNumber(starts, row);
  const [askedFields, setAskedFields] = useState<readonly StoredField[]>([]);
  const invitingIds = shown.parts.flatMap(({ batch }) => (batch.way === 'invite' ? [batch.id] : [])).join(' ');
  const inviting = useMemo(() => new Set(invitingIds.split(' ')), [invitingIds]);
  const hasAccounts = open.some(({ batch }) => batch.way === 'accounts');
  const fields = useMemo(
    () => shownFields(parts, hasAccounts ? [...askedFields, 'password'] : askedFields),
    [parts, askedFields, hasAccounts],
  );
  const keys = useLive(() => passwordKeys(database, importId), [importId]);
  const sources = useMemo(() => sourceNames(shown), [shown.parts]);
  const twins = useTwins(importId, shown);
  const alike = useMemo(() => alikeSuggestions(openRows), [openRows]);
  const counts = useMemo(() => filterCounts(parts, twins), [parts, twins]);
  const history = useLive(() => historyOf(database, importId), [importId]) ?? noHistory;

  const wanted = useMemo(
    () => (outcome === null ? shown.rows : shown.rows.filter((row) => outcomeOf(row, plan) === outcome)),
    [shown.rows, plan, outcome],
  );
  const view = useRowView(wanted, twins, shown.isLoading);
  const selection = useSelection(view.rows, fields, shown.isLoading, `${view.filter} ${view.query}`);
  const goTo = (rowId: string, column = 1) => {
    if (!view.rows.some(({ id }) => id === rowId)) {
      view.showAll();
      onOutcome(null);
    }
    onGoTo(rowId, column);
  };
  const sight = useRef<Sight | null>(null);
  const ahead: ShowAhead = (edits) => showAhead(editsInSight(edits, view.rows, sight.current));
  const work = useGridWork(importId, ahead, (rowId) => goTo(rowId));
  const latest = useLatest({ ...work, goTo });
  const [merging, setMerging] = useState<readonly StoredRow[] | null>(null);

  const { range } = selection;
  const table = { rows: view.rows, fields, isEditable };
  const size = rangeSize(range);
  const selected = useMemo(
    () => (selection.isUsed ? view.rows.slice(range.top, range.bottom + 1).filter(isEditable) : []),
    [view.rows, range.top, range.bottom, selection.isUsed, openIds],
  );
  const areExcluded = useMemo(() => selected.length > 0 && selected.every(({ excluded }) => excluded), [selected]);
  const groups = useMemo(() => twinGroups(shown.rows, twins, isEditable), [shown.rows, twins, openIds]);

  const include = (rows: readonly StoredRow[], excluded: boolean) =>
    work.editBlock(
      rows.map(({ id }) => ({ rowId: id, patch: { excluded } })),
      excluded ? 'exclude' : 'include',
    );
  const add = () => {
    const target = open.at(-1)?.batch;
    if (!target) return;
    view.showAll();
    work.add(target.id, withoutPassword(emptyPerson()));
  };
  const goToProblem = (step: 1 | -1) => {
    const found = problemAfter(view.rows, selection.isUsed ? selection.active.row : -1, step, (row) =>
      twins.has(row.id),
    );
    if (!found) return work.say(i18n.t('grid.no_problem'));
    const at = found.field === null ? -1 : fields.indexOf(found.field);
    onGoTo(found.rowId, at < 0 ? 1 : at + 1);
  };
  const clear = () => {
    const passwords = clearedPasswords(table, range);
    if (passwords.length > 0) work.setPasswords(passwords);
    const edits = clearedBlock(table, range);
    if (edits.length > 0 || passwords.length === 0) work.editBlock(edits, 'clear');
  };
  const fillAll = (text: string) => {
    const { edits, passwords } = pastedInto(table, range, [[text]]);
    if (passwords.length > 0) work.setPasswords(passwords);
    if (edits.length > 0 || passwords.length === 0) work.editBlock(edits, 'fill');
  };
  const command = (asked: GridCommand, excluded = !areExcluded) => {
    switch (asked) {
      case 'undo':
      case 'redo':
        return work.travel(asked);
      case 'clear':
        return clear();
      case 'fill-down':
        return work.editBlock(filledDown(table, range), 'fill');
      case 'include':
        return include(selected, excluded);
      case 'remove-rows':
        return selected.length > 0 && work.remove(selected.map(({ id }) => id));
      case 'add-row':
        return add();
      case 'next-problem':
        return goToProblem(1);
      case 'previous-problem':
        return goToProblem(-1);
    }
  };
  const copy = () => {
    work.say(i18n.t('grid.copied', size.rows, [numberWords(size.rows), numberWords(size.columns)]));
    return copiedBlock(blockCells(table, range));
  };
  const paste = (block: string[][]) => {
    const target = open.at(-1)?.batch;
    if (block.length === 0 || !target) return;
    const { edits, passwords, added, lostColumns, lockedRows, range: filled } = pastedInto(table, range, block);
    if (passwords.length > 0) work.setPasswords(passwords);
    if (edits.length + added.length === 0 && passwords.length > 0) return;
    const top = { row: filled.top, column: filled.left };
    if (filled.bottom >= filled.top) selection.selectBlock(top, { row: filled.bottom, column: filled.right });
    work.paste({ edits, added, batchId: target.id }, { columns: lostColumns, lockedRows });
  };
  const showColumn = (field: StoredField) => {
    const asked = [...askedFields, field];
    setAskedFields(asked);
    const [first] = view.rows;
    if (!first) return;
    onGoTo(first.id, shownFields(parts, hasAccounts ? [...asked, 'password'] : asked).indexOf(field) + 1, true);
    work.say(i18n.t('grid.column_shown', [columnWords(field)]));
  };
  const whole = useWhenGrown(selection, { command, fillAll, paste });
  const onCommand = (asked: GridCommand) =>
    // What the button said is done, whatever it would say of the rows that come.
    isOnSelected(asked) ? whole.act((acts) => acts.command(asked, !areExcluded)) : command(asked);
  // Undo and the next problem are at hand in all of the grid, beside its text boxes.
  const onKeyDown = (event: KeyboardEvent) => {
    const asked = gridCommand(event);
    if (event.target instanceof HTMLInputElement && /^(text|search)$/.test(event.target.type)) return;
    if (asked !== 'undo' && asked !== 'redo' && asked !== 'next-problem' && asked !== 'previous-problem') return;
    event.preventDefault();
    command(asked);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears keys that its buttons and cells let through.
    <div class="review-grid" onKeyDown={onKeyDown} aria-busy={work.isBusy}>
      <NamesOffer parts={shown.isLoading ? nothing : openRows} onUse={(edits) => work.editBlock(edits, 'names')} />
      <div class="grid-bar">
        <RowFilterBar counts={shown.isLoading ? null : counts} filter={view.filter} onChange={view.setFilter} />
        <OutcomeFilter parts={parts} plan={plan} chosen={outcome} onChange={onOutcome} />
        <SearchBox query={view.query} onSearch={view.setQuery} label={i18n.t('grid.search')} />
      </div>
      {open.length > 0 && (
        <div class="grid-bar">
          <GridBar
            history={history}
            selectedRows={selected.length}
            areExcluded={areExcluded}
            hasProblems={counts.look + twins.size > 0}
            onCommand={onCommand}
          >
            {view.filter === 'duplicates' && groups.length > 0 && (
              <Button onClick={() => work.merge(groups)}>
                {i18n.t('twins.merge_all', groups.length, [numberWords(groups.length)])}
              </Button>
            )}
            <ShowColumn shown={fields} onShow={showColumn} />
          </GridBar>
        </div>
      )}
      <RowTable
        rows={view.rows}
        isLoading={shown.isLoading}
        fields={fields}
        sources={sources}
        order={view.order}
        planned={plan}
        passwordWordsOf={(row) => (keys ? passwordStandingWords(rowPassword(row, keys)) : '')}
        remarksOf={(row) => ({
          fromSpace: row.receipt?.problems ?? known(plan, row.id)?.problems ?? nothing,
          twins: known(twins, row.id),
          isPasswordDropped: row.hadPassword && inviting.has(row.batchId),
        })}
        isEditable={isEditable}
        goal={goal}
        remarkInputs={[twins, plan, inviting]}
        inputs={[starts, alike, openIds, fields, sources, keys]}
        now={now}
        sight={sight}
        selection={selection}
        remarkActions={{
          numberOf,
          alikeOf: (problem) => alike.get(alikeKey(problem) ?? ''),
          onUse: (row, field, value) => latest.current.setField(row, field, value),
          onUseAlike: ({ edits }) => latest.current.editBlock(edits, 'suggestion'),
          onMerge: (row) =>
            setMerging(shown.rows.filter(({ id, address }) => twins.has(id) && address === row.address)),
          onGoTo: (rowId) => latest.current.goTo(rowId),
        }}
        onOrder={view.orderBy}
        onEditing={view.keep}
        onEdit={work.setField}
        onInclude={(row, included) => include([row], !included)}
        onCommand={onCommand}
        onCopy={copy}
        onCut={() => {
          const copied = copy();
          clear();
          return copied;
        }}
        onPaste={(pasted) => whole.act((acts) => acts.paste(pastedBlock(pasted)))}
        onFill={(text) => whole.act((acts) => acts.fillAll(text))}
      />
      <div class="grid-foot">
        <p class="grid-said soft small" role="status" data-testid="said">
          {work.isBusy
            ? busyWords(work.written)
            : [sizeWords(size), whole.isWaiting ? i18n.t('grid.waits') : work.said]
                .filter((words) => words)
                .join(' · ')}
        </p>
        {open.length > 0 && <KeyHelp />}
      </div>
      {merging && (
        <MergeDialog
          rows={merging}
          numberOf={numberOf}
          onClose={() => setMerging(null)}
          onMerge={(chosen) => {
            setMerging(null);
            work.merge([merging.map(({ id }) => id)], chosen);
          }}
        />
      )}
    </div>
  );
}

const noHistory = { undo: null, redo: null };
const nothing: readonly never[] = [];
