const blocks = new Set(['ADDRESS', 'BLOCKQUOTE', 'DD', 'DIV', 'DL', 'DT', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6']);
for (const name of ['LI', 'OL', 'P', 'PRE', 'SECTION', 'ARTICLE', 'TABLE', 'TR', 'UL']) blocks.add(name);
/** LibreOffice writes a cell's comment into it, in an element of its own. */
const unseen = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'TITLE', 'NOSCRIPT', 'COMMENT']);

/** Whether lines end before and behind an element of this name, in capitals. */
export function isBlock(name: string): boolean {
  return blocks.has(name);
}

/** Whether nobody sees what an element of this name holds, in capitals. */
export function isUnseen(name: string): boolean {
  return unseen.has(name);
}

/** Text as a reader of a page sees it, written piece by piece: white space collapses, no-break spaces are spaces. */
export class SeenText {
  #text = '';
  #space = false;
  /** Whether a line begins here. The text is not asked: to be, browsers copy all of it each time. */
  #isNewLine = true;

  /** What stands between two tags. */
  words(text: string): void {
    for (const word of text.replaceAll('\u00a0', ' ').split(/([ \t\r\n\f]+)/)) {
      if (word === '') continue;
      if (/^[ \t\r\n\f]/.test(word)) this.#space = true;
      else {
        this.#text += this.#space && !this.#isNewLine ? ` ${word}` : word;
        this.#space = false;
        this.#isNewLine = false;
      }
    }
  }

  /** A `<br>`. */
  lineBreak(): void {
    this.#text += '\n';
    this.#space = false;
    this.#isNewLine = true;
  }

  /** The beginning or the end of a block. */
  newLine(): void {
    if (this.#isNewLine) this.#space = false;
    else this.lineBreak();
  }

  toString(): string {
    return this.#text.trim();
  }
}

/** The same of a text without a tag, as nearly every cell of a large table holds it. */
export function plainWords(text: string): string {
  const words = /[\u00a0\t\r\n\f]| {2}/.test(text)
    ? text.replaceAll('\u00a0', ' ').replace(/[ \t\r\n\f]+/g, ' ')
    : text;
  return words.trim();
}

/** What is asked of an element's attributes. */
export interface Attributes {
  hasAttribute: (name: string) => boolean;
  getAttribute: (name: string) => string | null;
}

/** Whether an element is switched off by its own attributes; style sheets are not looked at. */
export function isSwitchedOff(element: Attributes): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('height') === '0') return true;
  const style = element.getAttribute('style') ?? '';
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|height\s*:\s*0+(?:\.0+)?(?:px|pt|em)?\s*(?:;|$))/i.test(
    style,
  );
}
