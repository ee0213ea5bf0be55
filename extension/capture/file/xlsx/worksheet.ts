import type { FileNote } from '../file-capture.ts';
import { type CellCount, type CellRange, type RowHiding, SheetGrid } from '../sheet-grid.ts';
import { readXml, type XmlEvents } from '../xml-events.ts';
import type { ZipArchive } from '../zip-archive.ts';
import type { NumberFormat } from './number-format.ts';
import { numberText } from './number-text.ts';
import { readRelations, relationId } from './relations.ts';
import { RichText, unescaped } from './shared-strings.ts';
import { isTrue } from './workbook.ts';

/** What the cells of every sheet of a workbook refer to. */
export interface CellSources {
  sharedStrings: string[];
  formats: NumberFormat[];
  from1904: boolean;
}

/** Reads the cells of one sheet (ECMA-376 part 1, 18.3). Throws `FileRefused`. */
export async function readWorksheet(
  archive: ZipArchive,
  part: string,
  sources: CellSources,
  count: CellCount,
  pause: () => Promise<void>,
): Promise<{ cells: string[][]; notes: FileNote[] }> {
  const relations = await readRelations(archive, part, pause);
  const links = new Map(relations.filter(({ external }) => external).map(({ id, target }) => [id, target]));
  const sheet = new Worksheet(sources, new SheetGrid(count), links);
  await readXml(archive, part, sheet, pause);
  return sheet.grid.finish();
}

class Worksheet implements XmlEvents {
  readonly grid: SheetGrid;
  readonly #sources: CellSources;
  /** Addresses outside of the file by the ids that cells use for them. */
  readonly #links: ReadonlyMap<string, string>;
  #row = -1;
  #hiding: RowHiding | null = null;
  #column = -1;
  #type = '';
  #format: NumberFormat = { kind: 'plain' };
  #value = '';
  #formula: string | null = null;
  #collecting: 'value' | 'formula' | 'text' | null = null;
  readonly #inlineText = new RichText();
  #filter: CellRange | null = null;

  constructor(sources: CellSources, grid: SheetGrid, links: ReadonlyMap<string, string>) {
    this.#sources = sources;
    this.#links = links;
    this.grid = grid;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'col':
        if (isTrue(attributes.hidden) || Number(attributes.width ?? 1) === 0) {
          this.grid.hideColumns(Number(attributes.min) - 1, Number(attributes.max) - 1);
        }
        return;
      case 'row':
        // Rows and cells may leave out where they are: then they follow the one before.
        this.#row = attributes.r === undefined ? this.#row + 1 : Number(attributes.r) - 1;
        this.#hiding = isTrue(attributes.hidden) || Number(attributes.ht ?? 1) === 0 ? 'hidden' : null;
        this.#column = -1;
        return;
      case 'c':
        this.#openCell(attributes);
        return;
      case 'v':
        this.#collecting = 'value';
        return;
      case 'f':
        this.#collecting = 'formula';
        this.#formula = '';
        return;
      case 'is':
        this.#collecting = 'text';
        this.#inlineText.start();
        return;
      case 'mergeCell': {
        const range = rangeOf(attributes.ref ?? '');
        if (range) this.grid.merge(range);
        return;
      }
      case 'hyperlink': {
        const at = rangeOf(attributes.ref ?? '');
        if (at) this.grid.link(at.top, at.left, this.#links.get(relationId(attributes) ?? '') ?? '');
        return;
      }
      case 'autoFilter':
        this.#filter = rangeOf(attributes.ref ?? '');
        return;
      case 'filterColumn':
        if (this.#filter) this.grid.filter(this.#filter);
        return;
      default:
        if (this.#collecting === 'text') this.#inlineText.open(name);
    }
  }

  text(piece: string): void {
    if (this.#collecting === 'value') this.#value += piece;
    else if (this.#collecting === 'formula') this.#formula += piece;
    else if (this.#collecting === 'text') this.#inlineText.add(piece);
  }

  close(name: string): void {
    if (name === 'v' || name === 'f') this.#collecting = null;
    else if (name === 'is') {
      this.#value = this.#inlineText.end();
      this.#collecting = null;
    } else if (name === 'c') this.#closeCell();
    else if (this.#collecting === 'text') this.#inlineText.close(name);
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const at = attributes.r === undefined ? null : cellOf(attributes.r);
    this.#column = at ? at.column : this.#column + 1;
    this.#type = attributes.t ?? 'n';
    this.#format = this.#sources.formats[Number(attributes.s ?? 0)] ?? { kind: 'plain' };
    this.#value = '';
    this.#formula = null;
  }

  #closeCell(): void {
    const row = this.#row;
    const column = this.#column;
    if (this.#formula !== null) this.grid.countFormula(row, column, this.#value !== '' || this.#type === 'str');
    if (this.#type === 'e') this.grid.countError(row, column, this.#value);
    this.grid.put(row, column, this.#cellText(), this.#hiding);
  }

  #cellText(): string {
    if (this.#value === '') return this.#formula && this.#type !== 'str' ? `=${this.#formula}` : '';
    switch (this.#type) {
      case 's':
        return this.#sources.sharedStrings[Number(this.#value)] ?? '';
      case 'b':
        return this.#value === '0' ? 'FALSE' : 'TRUE';
      case 'e':
        return '';
      case 'n':
        return numberText(this.#value, this.#format, this.#sources.from1904);
      case 'inlineStr':
        return this.#value;
      default:
        return unescaped(this.#value);
    }
  }
}

/** `B3:C9` or `B3`, or null when it is neither. */
function rangeOf(text: string): CellRange | null {
  const [first = '', last = first] = text.split(':');
  const start = cellOf(first);
  const end = cellOf(last);
  return start && end ? { top: start.row, left: start.column, bottom: end.row, right: end.column } : null;
}

function cellOf(text: string): { row: number; column: number } | null {
  let column = 0;
  let row = 0;
  let at = text.startsWith('$') ? 1 : 0;
  // By hand, because it runs once for every cell: `A` to `XFD`, then the number.
  for (let code = text.charCodeAt(at); code >= 65 && code <= 90; code = text.charCodeAt(++at))
    column = column * 26 + code - 64;
  if (text[at] === '$') at += 1;
  for (let code = text.charCodeAt(at); code >= 48 && code <= 57; code = text.charCodeAt(++at))
    row = row * 10 + code - 48;
  return column > 0 && row > 0 && at === text.length ? { row: row - 1, column: column - 1 } : null;
}
