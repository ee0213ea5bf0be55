import { checkAddress } from '../../shared/people/email-address.ts';
import { languageCode } from '../../shared/people/languages.ts';
import { type PersonField, personFields } from '../../shared/people/person.ts';
import { fieldCell, withoutNeutralising } from '../../shared/people/person-table.ts';
import { listOf, yesOrNo } from '../../shared/reading/cell-values.ts';
import { onOneLine, tidyCell } from '../../shared/reading/tidy-cell.ts';
import type { StoredPerson } from './stored-row.ts';

/** The fields of a person that are kept here, in the order of the import template. */
export const storedFields = personFields.filter((field) => field !== 'password');
/** See `storedFields`. */
export type StoredField = Exclude<PersonField, 'password'>;

/** A field as the text of a cell: lists by `|`, yes and no as 1 and 0. */
export function fieldText(person: StoredPerson, field: StoredField): string {
  return fieldCell(person, field);
}

/**
 * What a text that is typed, or pasted, into a cell sets; an empty text clears the field, an unclear answer sets
 * nothing.
 */
export function fieldFromText(field: StoredField, cell: string): Partial<StoredPerson> {
  const text = withoutNeutralising(tidyCell(cell).text);
  switch (field) {
    case 'labels':
    case 'groups':
      return { [field]: listOf(text) };
    case 'sendCredentials': {
      const answer = yesOrNo(text);
      return answer === undefined ? {} : { sendCredentials: answer };
    }
    case 'language':
      return { language: languageCode(text) ?? onOneLine(text) };
    case 'email': {
      const checked = checkAddress(text);
      return { email: 'fault' in checked ? onOneLine(text) : checked.address };
    }
    case 'additionalInformation':
      return { additionalInformation: text };
    case 'firstName':
    case 'lastName':
      return { [field]: onOneLine(text) };
  }
}
