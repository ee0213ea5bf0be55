import { i18n } from '#i18n';
import { fieldText } from '../../batches/field-text.ts';
import type { RememberedPerson } from '../../batches/living/remembered-reading.ts';
import type { ChangedPerson, ComparedField } from '../../batches/living/sheet-changes.ts';
import { columnWords } from '../words/column-words.ts';
import { listWords } from '../words/numbers.ts';

/** A person of a sheet by name; empty when the sheet has none. */
export function sheetName({ person: { firstName, lastName } }: RememberedPerson): string {
  return [firstName, lastName].filter((part) => part !== '').join(' ');
}

/** What has changed of somebody, field by field: "Last name: Lovelace → King". */
export function changedWords({ before, after, fields }: ChangedPerson): string {
  return fields
    .map((field) =>
      i18n.t('living_sheet.field', [columnWords(field), valueWords(before, field), valueWords(after, field)]),
    )
    .join(' · ');
}

/** The captions of fields, in a row. */
export function fieldsWords(fields: readonly ComparedField[]): string {
  return listWords(fields.map(columnWords));
}

function valueWords({ person }: RememberedPerson, field: ComparedField): string {
  return fieldText(person, field) || i18n.t('living_sheet.nothing');
}
