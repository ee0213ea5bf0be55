import { maxColumns, maxRows } from '../file-limits.ts';
import { plainNumber } from '../plain-number.ts';

/** Spaces that one `<text:s>` may stand for; a file can ask for a billion. */
const maxSpaces = 1000;

/** One cell of an OpenDocument sheet while it is read: what it shows, and the value behind it. */
export class OdsCell {
  readonly repeat: number;
  readonly rowSpan: number;
  readonly isFormula: boolean;
  /** Where the first link of the cell leads, or an empty text. */
  link = '';
  readonly #attributes: Readonly<Record<string, string>>;
  readonly #covered: boolean;
  #shown = '';
  #paragraphs = 0;
  #inParagraph = 0;

  constructor(attributes: Readonly<Record<string, string>>, covered: boolean) {
    this.#attributes = attributes;
    this.#covered = covered;
    this.repeat = countOf(attributes['table:number-columns-repeated'], maxColumns);
    this.rowSpan = countOf(attributes['table:number-rows-spanned'], maxRows);
    this.isFormula = attributes['table:formula'] !== undefined;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'p' || name === 'h') {
      if (this.#paragraphs > 0) this.#shown += '\n';
      this.#paragraphs += 1;
      this.#inParagraph += 1;
    } else if (name === 's') this.#shown += ' '.repeat(countOf(attributes['text:c'], maxSpaces));
    else if (name === 'line-break') this.#shown += '\n';
    else if (name === 'tab') this.#shown += '\t';
    else if (name === 'a' && this.link === '') this.link = attributes['xlink:href'] ?? '';
  }

  add(piece: string): void {
    if (this.#inParagraph > 0) this.#shown += piece;
  }

  close(name: string): void {
    if (name === 'p' || name === 'h') this.#inParagraph -= 1;
  }

  /** Nothing to read and nothing to note; what lies under a merged cell is not shown. */
  isEmpty(): boolean {
    return this.#covered || (!this.isFormula && this.text() === '' && !this.isError());
  }

  isCalculated(): boolean {
    return this.#attributes['office:value-type'] !== undefined || this.#shown !== '';
  }

  isError(): boolean {
    return this.#attributes['calcext:value-type'] === 'error';
  }

  /** The text as the sheet shows it. */
  shownText(): string {
    return this.#shown;
  }

  /** Dates as ISO 8601, truth as TRUE and FALSE, numbers with all their digits, else the text that is shown. */
  text(): string {
    if (this.isError()) return '';
    const value = (name: string) => this.#attributes[name] ?? '';
    switch (this.#attributes['office:value-type']) {
      case 'date':
        return isoDate(value('office:date-value')) || this.#shown;
      case 'time':
        return clockOf(value('office:time-value')) || this.#shown;
      case 'boolean':
        return value('office:boolean-value') === 'true' ? 'TRUE' : 'FALSE';
      case 'float':
      case 'currency':
      case 'percentage':
        return showsAllDigits(this.#shown) ? this.#shown : plainNumber(value('office:value'));
      default:
        if (this.#shown !== '') return this.#shown;
        if (this.isFormula && !this.isCalculated())
          return this.#attributes['table:formula']?.replace(/^[a-z]+:(?==)/, '') ?? '';
        return value('office:string-value');
    }
  }
}

function countOf(text: string | undefined, most: number): number {
  const count = Number(text ?? 1);
  return Number.isInteger(count) && count > 0 ? Math.min(count, most) : 1;
}

/** `3.36E+10` and `###` show less than the cell holds. */
function showsAllDigits(shown: string): boolean {
  return shown !== '' && !/\dE[+-]?\d/i.test(shown) && !/^#+$/.test(shown);
}

/** `2026-11-22T14:30:00` as `2026-11-22 14:30`, without a time that is midnight. */
function isoDate(value: string): string {
  const [, date = '', time = '', seconds = ''] = /^(\d{4,}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d)?)?/.exec(value) ?? [];
  const shownSeconds = seconds === ':00' ? '' : seconds;
  return time === '' || (time === '00:00' && shownSeconds === '') ? date : `${date} ${time}${shownSeconds}`;
}

/** `PT14H30M00S` (ISO 8601) as `14:30`. */
function clockOf(duration: string): string {
  const [whole, hours = '', minutes = '', seconds = ''] = /^PT(\d+)H(\d\d)M(\d\d)/.exec(duration) ?? [];
  return whole === undefined ? '' : `${hours}:${minutes}${seconds === '00' ? '' : `:${seconds}`}`;
}
