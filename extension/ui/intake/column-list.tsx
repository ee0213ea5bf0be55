import '../parts/field.css';
import './column-list.css';
import { i18n } from '#i18n';
import type { Column, ColumnMeaning } from '../../../shared/reading/reading.ts';
import { columnMeanings, columnWords } from '../words/column-words.ts';
import { confidenceWords, isGuess } from '../words/confidence-words.ts';
import { listWords, numberWords } from '../words/numbers.ts';

interface Props {
  columns: readonly Column[];
  /** A few values of each column. */
  samples: readonly (readonly string[])[];
  /** Whether what a column holds was chosen by hand. */
  isChosen: (index: number) => boolean;
  /** Without it the meanings are only shown. */
  onChange?: ((index: number, meaning: ColumnMeaning) => void) | undefined;
}

/** What each column of a table was taken for, how sure that is and what stands in it; one choice changes it. */
export function ColumnList({ columns, samples, isChosen, onChange }: Props) {
  return (
    <table class="column-list">
      <thead>
        <tr>
          <th scope="col">{i18n.t('columns.name')}</th>
          <th scope="col">{i18n.t('columns.sample')}</th>
          <th scope="col">{i18n.t('columns.holds')}</th>
          <th scope="col">{i18n.t('columns.trust')}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map((column, at) => {
          const name = nameWords(column);
          return (
            <tr key={column.index} data-testid="column">
              <th scope="row" title={column.header}>
                {name}
              </th>
              <td class="soft">
                <div class="column-sample">{sampleWords(column, samples[at] ?? [])}</div>
              </td>
              <td class="column-meaning">
                {onChange ? (
                  <select
                    class="field-box"
                    aria-label={i18n.t('columns.meaning', [name])}
                    value={column.meaning ?? ''}
                    onChange={(event) => onChange(column.index, meaningOf(event.currentTarget.value))}
                  >
                    {columnMeanings.map((choice) => (
                      <option key={choice} value={choice ?? ''}>
                        {columnWords(choice)}
                      </option>
                    ))}
                  </select>
                ) : (
                  columnWords(column.meaning)
                )}
              </td>
              <td class={isGuess(column) ? 'column-guess' : 'soft'}>
                {confidenceWords(column, isChosen(column.index))}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function nameWords({ index, header }: Column): string {
  return header === ''
    ? i18n.t('columns.without_header', [numberWords(index + 1)])
    : i18n.t('columns.from_header', [header]);
}

/** A password is not for every eye that passes the screen. */
function sampleWords({ meaning }: Column, values: readonly string[]): string {
  if (values.length === 0) return i18n.t('columns.empty');
  return meaning === 'password' ? i18n.t('columns.not_shown') : listWords([...values]);
}

function meaningOf(value: string): ColumnMeaning {
  return columnMeanings.find((meaning) => meaning === value) ?? null;
}
