import Papa from 'papaparse';
import { isBareAddress } from './cell-values.ts';
import { repairDoubleEncoding } from './double-encoding.ts';
import { findHeader } from './find-header.ts';
import { headerMeaning } from './header-meaning.ts';
import { looksLikeName } from './name-beside.ts';

/** How a text is to be read: as rows cut at a delimiter, or as a list of addresses in free form. */
type TextForm = { form: 'grid'; delimiter: string; skippedLines: number } | { form: 'addresses' };

const delimiters = ['\t', ';', '|', ','] as const;
/** The beginning of the text decides; the rest is then read in a plain loop. */
const sampleLength = 24 * 1024;
const sampleLines = 150;

/** Decides the form of a text by how its first lines fall into columns. Expects line ends to be LF. */
export function chooseForm(text: string): TextForm {
  const declared = /^\ufeff?"?sep=(.)"?[ \t]*\n/i.exec(text.slice(0, 20));
  if (declared?.[1]) return { form: 'grid', delimiter: declared[1], skippedLines: 1 };
  const sample = repairDoubleEncoding(sampleOf(text)).text;
  let best: TextForm = { form: 'addresses' };
  let bestScore = 0;
  for (const delimiter of delimiters) {
    if (!sample.includes(delimiter)) continue;
    const score = gridScore(rowsOf(sample, delimiter), delimiter);
    if (score > bestScore) {
      best = { form: 'grid', delimiter, skippedLines: 0 };
      bestScore = score;
    }
  }
  return best;
}

/** The beginning of a text, in whole lines: it shows what the rest is like. */
export function sampleOf(text: string): string {
  if (text.length <= sampleLength) return text;
  const lineEnd = text.lastIndexOf('\n', sampleLength);
  return text.slice(0, lineEnd > 0 ? lineEnd : sampleLength);
}

function rowsOf(sample: string, delimiter: string): string[][] {
  const tight = delimiter === ',' ? sample.replace(/, {1,3}"(?!")/g, ',"') : sample;
  const { data } = Papa.parse<string[]>(tight, {
    delimiter,
    newline: '\n',
    preview: sampleLines,
    skipEmptyLines: 'greedy',
  });
  return data;
}

/** How well rows and columns explain the text: 0 when they do not. */
function gridScore(rows: readonly string[][], delimiter: string): number {
  const header = findHeader(rows);
  const named = rows[header];
  if (named && recognisedCells(named) >= 2) return 100 + recognisedCells(named) + stability(rows.slice(header)) * 2;
  return named && named.length > 1
    ? Math.max(2, addressScore(rows.slice(header + 1), delimiter))
    : addressScore(rows, delimiter);
}

function recognisedCells(row: readonly string[]): number {
  return row.filter((cell) => cell.length < 100 && headerMeaning(cell).meaning !== null).length;
}

/** Rows with one address each, always in the same column, and with something beside it. */
function addressScore(rows: readonly string[][], delimiter: string): number {
  const columns = new Map<number, number>();
  let withAt = 0;
  let beside = 0;
  let widest = 0;
  for (const row of rows) {
    const withAtSign = row.flatMap((cell, index) => (cell.includes('@') ? [index] : []));
    if (withAtSign.length === 0) continue;
    withAt++;
    widest = Math.max(widest, row.length);
    const index = onlyAddress(row, withAtSign);
    if (index < 0) continue;
    columns.set(index, (columns.get(index) ?? 0) + 1);
    if (row.some((cell, other) => other !== index && cell.trim() !== '')) beside++;
  }
  const regular = Math.max(0, ...columns.values());
  if (withAt === 0 || regular < 0.75 * withAt || beside < 0.5 * withAt || regular < 0.4 * rows.length) return 0;
  if (rows.length < 3 && delimiter !== '\t' && !rows.every(hasNames) && !areAlike(rows)) return 0;
  return 10 + (10 * regular) / withAt + Math.min(5, widest) / 10;
}

/** The one address of a row; of two the first, when they do not alternate with names (`Name, a@x, Name, b@y`). */
function onlyAddress(row: readonly string[], withAtSign: readonly number[]): number {
  const bare = withAtSign.filter((index) => isBareAddress(row[index] ?? ''));
  const first = bare[0];
  if (first === undefined || bare.length < withAtSign.length) return -1;
  if (bare.length === 1) return first;
  const texts = row.filter((cell) => cell.trim() !== '').length - bare.length;
  return bare.length === 2 && texts > 0 && texts !== bare.length ? first : -1;
}

/** Of a short list: what stands beside the address has to be names, or prose with commas would be cut into cells. */
function hasNames(row: readonly string[]): boolean {
  const address = row.findIndex(isBareAddress);
  if (address < 0) return true;
  const texts = row
    .slice(0, address === 0 ? 3 : address)
    .filter((cell, index) => index !== address && cell.trim() !== '');
  return texts.length > 0 && texts.length < 4 && texts.every((cell) => looksLikeName(cell.trim().replace(/\s+/g, ' ')));
}

/** Two rows of one width, with names in the same column and nothing long or spoken in any, are a table. */
function areAlike(rows: readonly (readonly string[])[]): boolean {
  const [one = [], two = []] = rows;
  if (rows.length !== 2 || one.length < 3 || one.length !== two.length) return false;
  const isName = (cell: string | undefined) => cell !== undefined && looksLikeName(cell.trim().replace(/\s+/g, ' '));
  return (
    rows.every((row) => row.every((cell) => cell.length < 40 && !/[.!?:]\s*$/.test(cell))) &&
    one.some((cell, index) => isName(cell) && isName(two[index]) && cell.trim().includes(' '))
  );
}

/** The share of rows that are as wide as the first. */
function stability(rows: readonly string[][]): number {
  const width = rows[0]?.length ?? 0;
  return rows.filter((row) => row.length === width).length / Math.max(1, rows.length);
}
