import { i18n } from '#i18n';
import type { Undo } from '../../../shared/contract/undo.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { memberName } from '../members/member-name.ts';
import { numberWords } from '../words/numbers.ts';
import { fateWords } from '../words/undo-words.ts';

/** Rows that are shown one by one: nobody reads a thousand, and the receipt tells each afterwards. */
const most = 200;

/** What taking batches back makes of each person, in the list's order. */
export function UndoRows({ plans, rows }: { plans: readonly Undo[]; rows: readonly StoredRow[] }) {
  const fates = new Map(plans.flatMap((plan) => plan.rows).map((row) => [row.id, row]));
  const told = rows.flatMap(({ id, person }) => {
    const row = fates.get(id);
    const words = row && fateWords(row);
    return words ? [{ id, name: memberName(person), words }] : [];
  });
  if (told.length === 0) return null;
  const more = told.length - most;
  return (
    <details class="undo-rows">
      <summary>{i18n.t('undo.each', told.length, [numberWords(told.length)])}</summary>
      <ul>
        {told.slice(0, most).map(({ id, name, words }) => (
          <li key={id}>
            <span class="undo-name">{name}</span> <span class="soft">{words}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="soft">{i18n.t('undo.more', more, [numberWords(more)])}</p>}
    </details>
  );
}
