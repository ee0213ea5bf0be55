import type { Opening, Piece, WalkSlice } from '../page-snapshot.ts';
import { allNodes, type ChosenNodes } from './chosen-nodes.ts';
import { KindNumbers } from './kind-numbers.ts';
import {
  assignedNodes,
  attribute,
  documentOf,
  firstChild,
  holdsOnlyText,
  isElement,
  localName,
  nextSibling,
  nodeType,
  nodeValue,
  rootElement,
  shadowRoot,
  textContent,
  viewOf,
} from './native-dom.ts';
import { flowOf, isFaint, isHidden, isOfSize, isReversed } from './seen-style.ts';
import { mayHoldAddress, tellingWords } from './telling-words.ts';
import { cellTag, fieldText, mayTell, shortTag, toldOf, wordless } from './told-element.ts';
import { toldText } from './told-text.ts';
import { pieceLength, walkLimits } from './walk-limits.ts';

const addressLike = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;

/** What the words of an element inherit from those around it, and how they look. */
interface Setting {
  view: Window;
  chosen: ChosenNodes;
  isGone: boolean;
  isHidden: boolean;
  /** The style of the element, which says whether white space counts; null where it does. */
  style: CSSStyleDeclaration | null;
  /** In a cell of a table, of which all may be wanted. */
  isInCell: boolean;
  /** In an element whose letters are turned round, so that its end is where it is read first. */
  isTurned: boolean;
}

/**
 * Nodes that are still to be walked: one and its next siblings, or those put into a slot; or the rest of a long text.
 */
interface Waiting {
  next: Node | null;
  listed: Node[] | null;
  rest: string;
  setting: Setting;
  /** Whether the end of an element is told behind them. */
  closes: boolean;
}

/**
 * Walks over a page as it is seen, in slices, and tells of its words and their order; it changes nothing and decides
 * nothing. The page may change between two slices: what is walked then is what stands there then.
 */
export class PageWalk {
  readonly #waiting: Waiting[] = [];
  readonly #unseen = new Set<string>();
  readonly #json: string[] = [];
  readonly #kinds = new KindNumbers();
  #pieces: Piece[] = [];
  #slices = 0;
  #nodes = 0;
  #characters = 0;
  #depth = 0;
  #foreignFrames = 0;
  #isCut = false;

  constructor(document: Document, chosen: ChosenNodes) {
    this.#enterDocument(document, chosen, false);
  }

  /**
   * Walks until `deadline` (on the clock `now`, in milliseconds) and hands over what was found since the last slice.
   */
  slice(now: () => number, deadline: number): WalkSlice {
    let steps = 0;
    while (this.#waiting.length > 0 && (++steps % 16 !== 0 || now() < deadline)) this.#step();
    const told = { number: this.#slices++, kinds: this.#kinds.newOnes(), pieces: this.#pieces };
    this.#pieces = [];
    if (this.#waiting.length > 0) return { ...told, end: null };
    return {
      ...told,
      end: {
        isCut: this.#isCut,
        foreignFrames: this.#foreignFrames,
        unseen: [...this.#unseen],
        json: this.#json,
      },
    };
  }

  #step(): void {
    const top = this.#waiting.at(-1);
    if (!top) return;
    if (top.rest !== '') {
      this.#tellText(top, top.rest);
      return;
    }
    const node = top.listed ? (top.listed.shift() ?? null) : top.next;
    if (!node || this.#nodes > walkLimits.nodes || this.#characters > walkLimits.characters) {
      if (node) this.#isCut = true;
      this.#waiting.pop();
      if (top.closes) this.#close();
      return;
    }
    if (!top.listed) top.next = nextSibling(node);
    this.#nodes++;
    if (!top.setting.chosen.reaches(node)) return;
    if (isElement(node)) this.#enter(node, top.setting);
    else if (nodeType(node) === 3) this.#tellText(top, top.setting.chosen.partOf(node, nodeValue(node) ?? ''));
  }

  /** A long text is told piece by piece, cut behind a space where there is one. */
  #tellText(waiting: Waiting, text: string): void {
    let end = text.length;
    if (end > pieceLength) {
      const space = text.slice(pieceLength / 2, pieceLength).search(/\s\S*$/);
      end = space < 0 ? pieceLength : pieceLength / 2 + space + 1;
    }
    const whole = text.slice(0, end);
    const { isGone, isHidden } = waiting.setting;
    const piece = isGone ? tellingWords(whole) : toldText(whole, waiting.setting, false);
    waiting.rest = text.slice(end);
    this.#characters += piece.length;
    if (this.#characters > walkLimits.characters) {
      this.#isCut = true;
      waiting.rest = '';
    }
    if (isGone || isHidden) this.#tellUnseen(piece);
    else this.#pieces.push(piece);
  }

  #tellUnseen(text: string): void {
    if (!text.includes('@')) return;
    for (const [address] of text.matchAll(addressLike)) {
      if (this.#unseen.size < walkLimits.unseen) this.#unseen.add(address.toLowerCase());
    }
  }

  #enter(element: Element, around: Setting): void {
    const tag = localName(element);
    if (tag === 'script' && attribute(element, 'type') === 'application/ld+json') {
      if (this.#json.length < walkLimits.json) {
        const json = (textContent(element) ?? '').slice(0, walkLimits.jsonCharacters);
        this.#json.push(json);
        this.#count(json);
      }
      return;
    }
    if (wordless.has(tag)) return;
    if (tag === 'meta' || tag === 'link') {
      this.#tellMeta(element, around);
      return;
    }
    const style = around.isGone ? null : around.view.getComputedStyle(element);
    const display = style?.display ?? 'none';
    if (!style || display === 'none') {
      this.#tellUnseen(attribute(element, 'href') ?? '');
      this.#wait(element, { ...around, isGone: true }, false);
      return;
    }
    if (tag === 'br' || tag === 'hr') {
      this.#pieces.push('\n');
      return;
    }
    const tells = mayTell(element);
    const cell = tells ? cellTag(element) : shortTag(tag);
    const isTurned = isReversed(style);
    const setting: Setting = {
      view: around.view,
      chosen: around.chosen,
      isGone: false,
      isHidden: isHidden(style),
      style,
      isInCell: around.isInCell || cell === 'td' || cell === 'th',
      isTurned: isTurned || around.isTurned,
    };
    if (tag === 'iframe' || tag === 'frame') {
      this.#enterFrame(element, setting);
      return;
    }
    const field = tag === 'textarea' || tag === 'input' ? fieldText(element) : null;
    const opening: Opening = { tag: cell, flow: tag === 'option' ? 'block' : flowOf(display) };
    const told = tells && !setting.isHidden ? toldOf(element) : null;
    const mayBeLine = field === null && setting.chosen === allNodes && !setting.isHidden;
    const words = mayBeLine ? this.#allWords(element, tag) : null;
    const isLine = words !== null && opening.flow === 'block' && !setting.isTurned && !mayHoldAddress(words);
    if (words !== null && isLine && told === null) {
      const text = toldText(words, setting, true);
      this.#count(text);
      this.#pieces.push(-this.#kinds.numberOf(opening), text);
      return;
    }
    if (told) Object.assign(opening, told);
    // Whether words are meant to be read is asked of addresses alone.
    const mayMatter = !isLine || (told?.mail ?? told?.guarded ?? told?.alt) !== undefined;
    const isDoubtful =
      field !== null || (mayMatter && isFaint(element, style, { flow: opening.flow, around: around.style }));
    if (isDoubtful) opening.isFaint = true;
    if (isTurned) opening.isReversed = true;
    const closes = this.#open(opening, told === null && !isDoubtful && !isTurned);
    if (field !== null) {
      const typed = { ...setting, style: null };
      this.#waiting.push({ next: null, listed: null, rest: field, setting: typed, closes });
    } else if (words !== null) {
      const text = toldText(words, setting, isLine);
      this.#count(text);
      if (text !== '') this.#pieces.push(text);
      this.#close();
    } else this.#wait(element, setting, closes);
  }

  /** The words of an element that holds nothing else, as most do: no node of them is looked at. Null for others. */
  #allWords(element: Element, tag: string): string | null {
    if (this.#depth >= walkLimits.depth || !holdsOnlyText(element, tag)) return null;
    const words = textContent(element) ?? '';
    return words.length > pieceLength ? null : words;
  }

  /** Tells of an element's beginning, of a plain one by its number; false when it lies too deep for that. */
  #open(opening: Opening, isPlain: boolean): boolean {
    if (this.#depth >= walkLimits.depth) return false;
    this.#depth++;
    this.#pieces.push(isPlain ? this.#kinds.numberOf(opening) : opening);
    this.#count(opening.mail, opening.guarded, opening.alt);
    return true;
  }

  /** What stands in attributes and data is handed over like any text: a page could make it as long as it likes. */
  #count(...texts: (string | undefined)[]): void {
    for (const text of texts) this.#characters += text?.length ?? 0;
  }

  #tellMeta(element: Element, around: Setting): void {
    const content = attribute(element, 'content') ?? attribute(element, 'href') ?? '';
    const props = mayTell(element) ? toldOf(element)?.props : undefined;
    if (!props || content === '' || around.isGone || this.#depth >= walkLimits.depth) return;
    this.#pieces.push({ tag: 'meta', flow: 'block', props, alt: content.slice(0, 1000) }, 0);
    this.#count(content.slice(0, 1000));
  }

  /** The children of an element as they are shown: those of its shadow tree, in which slots show its own. */
  #wait(element: Element, setting: Setting, closes: boolean): void {
    const put = localName(element) === 'slot' ? assignedNodes(element) : [];
    const listed = put.length > 0 ? put : null;
    this.#waiting.push({
      next: firstChild(shadowRoot(element) ?? element),
      listed,
      rest: '',
      setting,
      closes,
    });
  }

  #enterFrame(frame: Element, setting: Setting): void {
    if (setting.isHidden) return;
    const inner = documentOf(frame);
    if (inner) this.#enterDocument(inner, setting.chosen, this.#depth < walkLimits.depth);
    else if (isOfSize(frame)) this.#foreignFrames++;
  }

  #enterDocument(document: Document, chosen: ChosenNodes, closes: boolean): void {
    const root = rootElement(document);
    const view = viewOf(document);
    if (!root || !view) return;
    if (closes) {
      this.#depth++;
      this.#pieces.push({ tag: 'iframe', flow: 'block' });
    }
    // Within a frame that the selection reaches, all is chosen.
    const setting: Setting = {
      view,
      chosen: closes ? allNodes : chosen,
      isGone: false,
      isHidden: false,
      style: null,
      isInCell: false,
      isTurned: false,
    };
    this.#waiting.push({ next: root, listed: null, rest: '', setting, closes });
  }

  #close(): void {
    this.#depth--;
    this.#pieces.push(0);
  }
}
