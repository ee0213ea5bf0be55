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
const leastAndMost: Record<GridField, readonly [number, number]> = {
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
const besideText = 16;
/** Rows whose texts are looked at. */
const sampled = 60;

/** Who it is stays in sight between what sticks at the sides. */
const inSight: ReadonlySet<GridField> = new Set(['lastName', 'firstName', 'email']);

/** The columns of a table, and how wide all of them are at least, as CSS. */
interface ColumnWidths {
  columns: string;
  width: string;
}

/** How the columns of a table are laid out, in pixels where nothing else is said. */
interface GridTemplate {
  usual: ColumnWidths;
  /** Where there is less room than `minWidth`. */
  narrow: ColumnWidths;
  minWidth: number;
  placeWidth: number;
}

/**
 * The columns, wide enough for most texts of the first rows: the send box and the place first, the state last. Where the
 * table has to be scrolled sideways, names and address are narrower, so that they are seen beside the state.
 */
export function gridTemplate(
  fields: readonly GridField[],
  rows: readonly StoredRow[],
  withSources: boolean,
): GridTemplate {
  const placeWidth = withSources ? 148 : 60;
  const state = 180;
  const gap = 4;
  const sample = rows.slice(0, sampled);
  const needed = fields.map((field) => ({ field, width: neededWidth(field, sample) }));
  const around = 56 + placeWidth + state + gap * (fields.length + 2);
  const widths = (widthOf: (column: { field: GridField; width: number }) => string): ColumnWidths => ({
    columns: `56px ${placeWidth}px ${needed.map((column) => `minmax(${widthOf(column)}, ${column.width}fr)`).join(' ')} minmax(${state}px, ${state}fr)`,
    width: `calc(${around}px + ${needed.map(widthOf).join(' + ')})`,
  });
  const seen = needed.filter(({ field }) => inSight.has(field));
  const wanted = sumOf(seen);
  const beside = 56 + placeWidth + state + gap * (seen.length + 3);
  return {
    usual: widths(({ width }) => `${width}px`),
    narrow: widths(({ field, width }) => {
      if (!inSight.has(field)) return `${width}px`;
      const share = Math.floor((width / wanted) * 1000) / 1000;
      return `min(${width}px, max(${leastAndMost[field][0]}px, (100cqi - ${beside}px) * ${share}))`;
    }),
    minWidth: around + sumOf(needed),
    placeWidth,
  };
}

function sumOf(columns: readonly { width: number }[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

function neededWidth(field: GridField, rows: readonly StoredRow[]): number {
  const [least, most] = leastAndMost[field];
  const lengths = rows.map((row) => cellText(row, field).length).sort((a, b) => a - b);
  // A few long texts may be cut off; the cell says all of it when the pointer rests there.
  const length = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  return Math.round(Math.min(Math.max(length * letter + besideText, least), most));
}
