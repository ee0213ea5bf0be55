import '../parts/field.css';
import { i18n } from '#i18n';
import { type StoredField, storedFields } from '../../batches/field-text.ts';
import { columnWords } from '../words/column-words.ts';
import type { GridField } from './grid-field.ts';

interface Props {
  /** The fields that have a column already. */
  shown: readonly GridField[];
  onShow: (field: StoredField) => void;
}

/** Offers the fields that nobody of the list has, so that everybody can be given a label, a group, a language. */
export function ShowColumn({ shown, onShow }: Props) {
  const others = storedFields.filter((field) => !shown.includes(field));
  if (others.length === 0) return null;
  return (
    <select
      class="field-box show-column"
      aria-label={i18n.t('grid.show_column')}
      value=""
      onChange={(event) => {
        const field = others.find((other) => other === event.currentTarget.value);
        if (field) onShow(field);
        event.currentTarget.value = '';
      }}
    >
      <option value="">{i18n.t('grid.show_column')}</option>
      {others.map((field) => (
        <option key={field} value={field}>
          {columnWords(field)}
        </option>
      ))}
    </select>
  );
}
