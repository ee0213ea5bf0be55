import { valueMeant } from './html-characters.ts';

/** One attribute: its name, and its value in one of the three ways to write it. */
const attribute =
  /[ \t\r\n\f]+([^ \t\r\n\f"'<>/=]+)(?:[ \t\r\n\f]*=[ \t\r\n\f]*(?:"([^"]*)"|'([^']*)'|([^ \t\r\n\f"'=<>`]+)))?/g;
/** Tags of no more attributes are understood: of millions, the browser refuses to match the expression. */
const mostAttributes = 100;
const tag = new RegExp(
  `<(/?)([a-z][a-z0-9:-]*)((?:${attribute.source.replace(/\((?!\?)/g, '(?:')}){0,${mostAttributes}})[ \\t\\r\\n\\f]*/?>`,
  'iy',
);

/** What stands next in an HTML document: `odd` is what browsers understand by rules that are not known here. */
export type HtmlPiece = 'text' | 'open' | 'close' | 'end' | 'odd';

/** Goes through an HTML document from tag to tag, as browsers do, as long as it is written plainly. */
export class HtmlTags {
  readonly #html: string;
  #at = 0;
  /** The text of the last piece, as it is written. */
  text = '';
  /** The name of the last tag, in capitals. */
  name = '';
  /** The attributes of the last tag, as they are written. */
  attributes = '';

  constructor(html: string) {
    this.#html = html;
  }

  /** Goes to the next piece; comments are none. */
  next(): HtmlPiece {
    for (;;) {
      if (this.#at >= this.#html.length) return 'end';
      const start = this.#html.indexOf('<', this.#at);
      if (start !== this.#at) {
        this.text = this.#html.slice(this.#at, start < 0 ? undefined : start);
        this.#at = start < 0 ? this.#html.length : start;
        return 'text';
      }
      if (!/[!?]/.test(this.#html.charAt(start + 1))) return this.#tag();
      if (!this.#skipRemark()) return 'odd';
    }
  }

  /** Goes behind what stands in an element in which tags are text, such as a style sheet, and behind its end. */
  skipRawText(): boolean {
    const { name } = this;
    const end = new RegExp(`</${name}`, 'gi');
    end.lastIndex = this.#at;
    this.#at = end.exec(this.#html)?.index ?? this.#html.length;
    return this.next() === 'close' && this.name === name;
  }

  /** The text before the tag that ends an element of the last name, if no other stands before it; it goes behind it. */
  wholeText(): string | null {
    const end = this.#html.indexOf('<', this.#at);
    const behind = end + this.name.length + 3;
    if (end < 0 || this.#html.slice(end, behind).toUpperCase() !== `</${this.name}>`) return null;
    const text = this.#html.slice(this.#at, end);
    this.#at = behind;
    return text;
  }

  #tag(): HtmlPiece {
    tag.lastIndex = this.#at;
    const [all = '', slash, name = '', attributes = ''] = tag.exec(this.#html) ?? [];
    if (all === '') return 'odd';
    this.#at += all.length;
    this.name = name.toUpperCase();
    this.attributes = attributes;
    return slash === '' ? 'open' : 'close';
  }

  /** A comment; a document type and what is taken for a comment end at the next bracket. */
  #skipRemark(): boolean {
    const html = this.#html;
    const isComment = html.startsWith('<!--', this.#at);
    if (isComment && /^-?>/.test(html.slice(this.#at + 4, this.#at + 6))) return false;
    const end = html.indexOf(isComment ? '-->' : '>', this.#at);
    if (end < 0 || (isComment && html.slice(this.#at, end).includes('--!>'))) return false;
    this.#at = end + (isComment ? 3 : 1);
    return true;
  }
}

/** Attributes that tell what is seen of an element, and how far a cell goes. */
const telling = new Set(['hidden', 'height', 'style', 'colspan', 'rowspan', 'span']);

/** The telling attributes of a tag by their names in small letters; null when one is not written plainly. */
export function tellingAttributes(written: string): ReadonlyMap<string, string> | null {
  const found = new Map<string, string>();
  for (const [, name = '', ...values] of written.matchAll(attribute)) {
    const key = name.toLowerCase();
    // Of several with one name, the first counts.
    if (!telling.has(key) || found.has(key)) continue;
    const value = valueMeant(values.find((value) => value !== undefined) ?? '');
    if (value === null) return null;
    found.set(key, value);
  }
  return found;
}
