import { personFields } from '../../../shared/people/person.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { cellText, type GridField } from './grid-field.ts';
import { oncePerPart } from './once-per-part.ts';

/** Shown whatever the list holds, because an invitation is made of them. */
const alwaysShown: readonly GridField[] = ['lastName', 'firstName', 'email', 'language'];

/**
 * The fields that get a column, in the order of the import template: those that the list, part by part, holds anything
 * of, and those that were asked for.
 */
export function shownFields(parts: readonly (readonly StoredRow[])[], asked: readonly GridField[] = []): GridField[] {
  const held = new Set([...alwaysShown, ...asked]);
  for (const rows of parts) for (const field of fieldsIn(rows)) held.add(field);
  return personFields.filter((field) => held.has(field));
}

const fieldsIn = oncePerPart((rows): ReadonlySet<GridField> => {
  const held = new Set<GridField>();
  for (const { person } of rows) {
    if (person.labels.length > 0) held.add('labels');
    if (person.groups.length > 0) held.add('groups');
    if (person.sendCredentials !== null) held.add('sendCredentials');
    if (person.additionalInformation !== '') held.add('additionalInformation');
  }
  return held;
});

/** Pixels of a column: as its header needs, and at most. */
const widths: Record<GridField, readonly [number, number]> = {
  lastName: [96, 200],
  firstName: [100, 180],
  email: [180, 300],
  labels: [110, 220],
  sendCredentials: [136, 136],
  password: [124, 124],
  language: [92, 92],
  additionalInformation: [200, 280],
  groups: [110, 240],
};
/** Pixels of an average letter, and of what stands around a text. */
const letter = 7.9;
const around = 16;
/** Rows whose texts are looked at. */
const sampled = 60;

/**
 * The columns as CSS, wide enough for most texts of the first rows: the send box and the place first, the state last.
 */
export function gridTemplate(
  fields: readonly GridField[],
  rows: readonly StoredRow[],
  withSources: boolean,
): { columns: string; minWidth: number; placeWidth: number } {
  const placeWidth = withSources ? 148 : 60;
  const state = 180;
  const gap = 4;
  const sample = rows.slice(0, sampled);
  const needed = fields.map((field) => neededWidth(field, sample));
  return {
    columns: `56px ${placeWidth}px ${needed.map((width) => `minmax(${width}px, ${width}fr)`).join(' ')} minmax(${state}px, ${state}fr)`,
    minWidth: 56 + placeWidth + needed.reduce((sum, width) => sum + width, 0) + state + gap * (fields.length + 2),
    placeWidth,
  };
}

function neededWidth(field: GridField, rows: readonly StoredRow[]): number {
  const [least, most] = widths[field];
  const lengths = rows.map((row) => cellText(row, field).length).sort((a, b) => a - b);
  // A few long texts may be cut off; the cell says all of it when the pointer rests there.
  const length = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  return Math.round(Math.min(Math.max(length * letter + around, least), most));
}
