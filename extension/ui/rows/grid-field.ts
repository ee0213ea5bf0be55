import type { PersonField } from '../../../shared/people/person.ts';
import { fieldText } from '../../batches/field-text.ts';
import type { StoredRow } from '../../batches/stored-row.ts';

/** A field that a column of the grid can show; a password is never shown, only whether there is one. */
export type GridField = PersonField;

/** What an edit of a cell begins with, and what is copied of it: of a password nothing. */
export function cellText({ person }: StoredRow, field: GridField): string {
  return field === 'password' ? '' : fieldText(person, field);
}
