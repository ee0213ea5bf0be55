import './grid-bar.css';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { HistoryStep } from '../../batches/history/undo.ts';
import { Button } from '../parts/button.tsx';
import { changeWords } from '../words/change-words.ts';
import { numberWords } from '../words/numbers.ts';
import type { GridCommand } from './grid-keys.ts';

interface Props {
  history: { undo: HistoryStep | null; redo: HistoryStep | null };
  /** Rows of the selection that can be changed, and whether they are all left out. */
  selectedRows: number;
  areExcluded: boolean;
  hasProblems: boolean;
  onCommand: (command: GridCommand) => void;
  /** Further offers, as merging all duplicates. */
  children: ComponentChildren;
}

/** What can be done with the rows, beside typing in them. */
export function GridBar({ history, selectedRows, areExcluded, hasProblems, onCommand, children }: Props) {
  const count = numberWords(selectedRows);
  return (
    <>
      <div class="grid-group">
        <Button
          disabled={!history.undo}
          title={history.undo ? i18n.t('grid.undo_what', [changeWords(history.undo.kind)]) : ''}
          onClick={() => onCommand('undo')}
        >
          {i18n.t('grid.undo')}
        </Button>
        <Button
          disabled={!history.redo}
          title={history.redo ? i18n.t('grid.redo_what', [changeWords(history.redo.kind)]) : ''}
          onClick={() => onCommand('redo')}
        >
          {i18n.t('grid.redo')}
        </Button>
      </div>
      <div class="grid-group">
        <Button onClick={() => onCommand('add-row')}>{i18n.t('table.add_row')}</Button>
        <Button disabled={selectedRows === 0} onClick={() => onCommand('include')}>
          {areExcluded ? i18n.t('grid.include', selectedRows, [count]) : i18n.t('grid.exclude', selectedRows, [count])}
        </Button>
        <Button disabled={selectedRows === 0} onClick={() => onCommand('remove-rows')}>
          {i18n.t('grid.remove', selectedRows, [count])}
        </Button>
      </div>
      <div class="grid-group">
        <Button
          disabled={!hasProblems}
          title={i18n.t('grid.previous_problem')}
          onClick={() => onCommand('previous-problem')}
        >
          <span aria-hidden="true">↑</span>
          <span class="only-heard">{i18n.t('grid.previous_problem')}</span>
        </Button>
        <Button disabled={!hasProblems} onClick={() => onCommand('next-problem')}>
          {i18n.t('grid.next_problem')}
        </Button>
      </div>
      {children}
    </>
  );
}
