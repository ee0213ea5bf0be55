import { type FilePart, FileRefused } from '../file-capture.ts';
import { maxColumns, maxRows } from '../file-limits.ts';
import { type CellCount, type RowHiding, SheetGrid } from '../sheet-grid.ts';
import type { XmlEvents } from '../xml-events.ts';
import { OdsCell } from './ods-cell.ts';

type Attributes = Readonly<Record<string, string>>;

/**
 * What may hold tables, cells or paragraphs that are no cells of the sheet: comments, drawings, recorded changes,
 * links.
 */
const apart = new Set([
  'annotation',
  'shapes',
  'tracked-changes',
  'dde-link',
  'forms',
  'content-validations',
  'frame',
  'g',
  'custom-shape',
]);

/** Takes the sheets out of `content.xml` (OpenDocument 1.3 part 3, 9.1) while it is read. */
export class OdsContent implements XmlEvents {
  readonly sheets: FilePart[] = [];
  readonly hiddenSheets: string[] = [];
  readonly #count: CellCount = { cells: 0, characters: 0 };
  /** Styles of sheets that are not shown. */
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #previous = '';
  /** How deep inside of something that stands apart. */
  #apart = 0;
  #sheet: { name: string; grid: SheetGrid } | null = null;
  #column = 0;
  #row = 0;
  #rowRepeat = 1;
  #hiding: RowHiding | null = null;
  #cells: { cell: OdsCell; column: number }[] = [];
  #cell: OdsCell | null = null;

  open(name: string, attributes: Attributes): void {
    if (this.#apart > 0 || apart.has(name)) {
      this.#apart += 1;
      return;
    }
    if (this.#previous === 'body' && name !== 'spreadsheet') throw otherDocument(name);
    this.#previous = name;
    switch (name) {
      case 'style':
        this.#style = attributes['style:name'] ?? '';
        return;
      case 'table-properties':
        if (attributes['table:display'] === 'false') this.#hiddenStyles.add(this.#style);
        return;
      case 'table':
        this.#openSheet(attributes);
        return;
      case 'table-column':
        this.#openColumns(attributes);
        return;
      case 'table-row':
        this.#rowRepeat = repeatOf(attributes['table:number-rows-repeated'], maxRows);
        this.#hiding = hidingOf(attributes);
        this.#column = 0;
        this.#cells = [];
        return;
      case 'table-cell':
      case 'covered-table-cell':
        this.#cell = new OdsCell(attributes, name === 'covered-table-cell');
        return;
      default:
        this.#cell?.open(name, attributes);
    }
  }

  text(piece: string): void {
    if (this.#apart === 0) this.#cell?.add(piece);
  }

  close(name: string): void {
    if (this.#apart > 0) this.#apart -= 1;
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#closeCell();
    else if (name === 'table-row') this.#closeRow();
    else if (name === 'table') this.#closeSheet();
    else this.#cell?.close(name);
  }

  #openSheet(attributes: Attributes): void {
    const name = attributes['table:name'] ?? '';
    if (this.#hiddenStyles.has(attributes['table:style-name'] ?? '')) this.hiddenSheets.push(name);
    else this.#sheet = { name, grid: new SheetGrid(this.#count) };
    this.#column = 0;
    this.#row = 0;
  }

  #openColumns(attributes: Attributes): void {
    const repeat = repeatOf(attributes['table:number-columns-repeated'], maxColumns);
    if (hidingOf(attributes)) this.#sheet?.grid.hideColumns(this.#column, this.#column + repeat - 1);
    this.#column += repeat;
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (!cell) return;
    if (!cell.isEmpty()) this.#cells.push({ cell, column: this.#column });
    this.#column += cell.repeat;
  }

  #closeRow(): void {
    if (this.#sheet && this.#cells.length > 0) {
      const last = Math.min(this.#row + this.#rowRepeat, maxRows);
      for (let row = this.#row; row < last; row += 1) this.#putRow(this.#sheet.grid, row);
    }
    this.#row += this.#rowRepeat;
  }

  #putRow(grid: SheetGrid, row: number): void {
    for (const { cell, column } of this.#cells) {
      const text = cell.text();
      if (cell.isFormula) grid.countFormula(row, column, cell.isCalculated());
      if (cell.isError()) grid.countError(row, column, cell.shownText());
      if (cell.rowSpan > 1) grid.merge({ top: row, left: column, bottom: row + cell.rowSpan - 1, right: column });
      if (cell.link !== '') grid.link(row, column, cell.link);
      if (text === '') continue;
      const last = Math.min(column + cell.repeat, maxColumns);
      for (let at = column; at < last; at += 1) grid.put(row, at, text, this.#hiding);
    }
  }

  #closeSheet(): void {
    if (!this.#sheet) return;
    const { cells, notes } = this.#sheet.grid.finish();
    this.sheets.push({ place: { kind: 'sheet', name: this.#sheet.name }, content: { kind: 'grid', cells }, notes });
    this.#sheet = null;
  }
}

/** A document that is no spreadsheet says so by the first element of its body. */
function otherDocument(body: string): FileRefused {
  const found =
    body === 'text' ? 'word' : body === 'presentation' ? 'presentation' : body === 'drawing' ? 'image' : 'binary';
  return new FileRefused({ code: 'file-not-a-list', found });
}

function repeatOf(text: string | undefined, most: number): number {
  const count = Number(text ?? 1);
  return Number.isInteger(count) && count > 0 ? Math.min(count, most) : 1;
}

function hidingOf(attributes: Attributes): RowHiding | null {
  const visibility = attributes['table:visibility'];
  return visibility === 'collapse' ? 'hidden' : visibility === 'filter' ? 'filtered' : null;
}
