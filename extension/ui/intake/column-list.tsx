import '../parts/field.css';
import './column-list.css';
import { i18n } from '#i18n';
import type { Column, ColumnMeaning } from '../../../shared/reading/reading.ts';
import { columnMeanings, columnWords } from '../words/column-words.ts';
import { numberWords } from '../words/numbers.ts';

/** Whether the reader was so unsure of a column (confidence from 0 to 1) that the admin is asked to check it. */
export function isGuess({ meaning, confidence }: Column): boolean {
  return meaning !== null && confidence < 0.6;
}

interface Props {
  columns: readonly Column[];
  /** Without it the meanings are only shown. */
  onChange?: (index: number, meaning: ColumnMeaning) => void;
}

/** What each column of a table was taken for, to be changed by one choice. */
export function ColumnList({ columns, onChange }: Props) {
  return (
    <ul class="column-list">
      {columns.map((column) => {
        const { index, header, meaning } = column;
        const name =
          header === ''
            ? i18n.t('columns.without_header', [numberWords(index + 1)])
            : i18n.t('columns.from_header', [header]);
        return (
          <li key={index} class="column-line">
            <span class="column-name">{name}</span>
            {onChange ? (
              <select
                class="field-box column-meaning"
                aria-label={i18n.t('columns.meaning', [name])}
                value={meaning ?? ''}
                onChange={(event) => onChange(index, chosen(event.currentTarget.value))}
              >
                {columnMeanings.map((choice) => (
                  <option key={choice} value={choice ?? ''}>
                    {columnWords(choice)}
                  </option>
                ))}
              </select>
            ) : (
              <span>{columnWords(meaning)}</span>
            )}
            {isGuess(column) && <span class="column-guess small">{i18n.t('columns.unsure')}</span>}
          </li>
        );
      })}
    </ul>
  );
}

function chosen(value: string): ColumnMeaning {
  return columnMeanings.find((meaning) => meaning === value) ?? null;
}
