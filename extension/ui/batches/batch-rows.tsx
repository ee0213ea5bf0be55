import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Outcome, RowPlan } from '../../../shared/contract/batch.ts';
import { nameFromWords } from '../../../shared/people/name-from-words.ts';
import { emptyPerson } from '../../../shared/people/person.ts';
import { withoutPassword } from '../../batches/new-batch.ts';
import { convertLeftover } from '../../batches/row-edits.ts';
import type { StoredBatch } from '../../batches/stored-batch.ts';
import { database } from '../here.ts';
import type { CellGoal } from '../rows/cell-position.ts';
import { ReviewGrid } from '../rows/review-grid.tsx';
import { LeftoverList } from './leftover-list.tsx';
import type { ShownImport } from './use-import.ts';

interface Props {
  shown: ShownImport;
  plan: ReadonlyMap<string, RowPlan>;
  /** The outcome whose rows are shown; null shows all. */
  outcome: Outcome | null;
  onOutcome: (outcome: Outcome | null) => void;
  now: number;
  /** What can be done with the list as a whole. */
  children: ComponentChildren;
}

/** The rows of an import in the grid; above them, in one line, what was not understood and what else there is to do. */
export function BatchRows({ shown, plan, outcome, onOutcome, now, children }: Props) {
  const [goal, setGoal] = useState<CellGoal | null>(null);
  const goTo = (rowId: string, column = 1, isWholeColumn = false) => setGoal({ rowId, column, isWholeColumn });
  const convert = async ({ id, leftovers }: StoredBatch, index: number) => {
    const { firstName, lastName } = nameFromWords(leftovers[index]?.text ?? '');
    const person = withoutPassword({ ...emptyPerson(), firstName, lastName });
    const added = await convertLeftover(database, id, index, { person, now: Date.now() });
    if (typeof added !== 'string') goTo(added.rowId);
  };
  return (
    <>
      <div class="batch-tools" inert={!shown.isStored}>
        {children}
        {shown.parts.map(({ batch }) => (
          <LeftoverList
            key={batch.id}
            batch={batch}
            {...(batch.stage === 'review' && { onAdd: (index: number) => void convert(batch, index) })}
          />
        ))}
      </div>
      <ReviewGrid
        shown={shown}
        plan={plan}
        outcome={outcome}
        onOutcome={onOutcome}
        goal={goal}
        onGoTo={goTo}
        now={now}
      />
    </>
  );
}
