import './merge-dialog.css';
import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { mergedRow } from '../../batches/duplicates/merged-row.ts';
import type { RowPatch } from '../../batches/edited-row.ts';
import { fieldFromText, type StoredField } from '../../batches/field-text.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { Dialog } from '../parts/dialog.tsx';
import { columnWords } from '../words/column-words.ts';
import { numberWords } from '../words/numbers.ts';

interface Props {
  /** The rows of one person, at least two; the first stays. */
  rows: readonly StoredRow[];
  numberOf: (row: StoredRow) => number;
  onMerge: (chosen: RowPatch) => void;
  onClose: () => void;
}

/** Asks, field by field, which value is right where rows of the same person differ. */
export function MergeDialog({ rows, numberOf, onMerge, onClose }: Props) {
  const conflicts = useMemo(() => conflictsOf(rows), [rows]);
  const [chosen, setChosen] = useState<ReadonlyMap<StoredField, string>>(new Map());
  const merge = () => {
    const patch: RowPatch = {};
    for (const [field, value] of chosen) Object.assign(patch, fieldFromText(field, value));
    onMerge(patch);
  };
  const [first] = rows;
  return (
    <Dialog title={i18n.t('merge.title')} action={i18n.t('merge.action')} onAction={merge} onClose={onClose}>
      <p>
        {i18n.t('merge.words', [
          first?.person.email ?? '',
          numberWords(rows.length),
          numberWords(first ? numberOf(first) : 0),
        ])}
      </p>
      {[...conflicts].map(([field, values]) => (
        <fieldset key={field} class="merge-field">
          <legend>{columnWords(field)}</legend>
          {values.map((value, index) => (
            <label key={value} class="merge-value">
              <input
                type="radio"
                name={`merge-${field}`}
                checked={(chosen.get(field) ?? values[0]) === value}
                onChange={() => setChosen(new Map(chosen).set(field, value))}
              />
              <span>{index === 0 ? i18n.t('merge.kept', [value]) : value}</span>
            </label>
          ))}
        </fieldset>
      ))}
      {conflicts.size === 0 && <p>{i18n.t('merge.no_conflict')}</p>}
    </Dialog>
  );
}

/** The values of the fields in which the rows differ, the one that stays first. */
function conflictsOf([first, ...others]: readonly StoredRow[]): Map<StoredField, string[]> {
  const fields = new Map<StoredField, string[]>();
  if (!first) return fields;
  for (const { field, kept, other } of mergedRow(first, others).conflicts) {
    if (field === 'password') continue;
    const values = fields.get(field) ?? [kept];
    if (!values.includes(other)) values.push(other);
    fields.set(field, values);
  }
  return fields;
}
