import type { Kind, Opening, Piece } from './page-snapshot.ts';

/** An element of a page, as the walk told of it. */
export interface PageElement extends Omit<Opening, 'isFaint' | 'isReversed'> {
  parent: PageElement | null;
  children: (PageElement | string)[];
  /** It or one around it. */
  isFaint: boolean;
  isReversed: boolean;
  /** Whether more of it is to come. */
  isOpen: boolean;
  /** A line without any sign of an address. */
  namesNobody: boolean;
}

/** An element with nothing around it. */
export function rootOfPage(): PageElement {
  return { ...plain({ tag: 'body', flow: 'block' }), parent: null };
}

function plain({ tag, flow }: Kind): PageElement {
  return {
    tag,
    flow,
    parent: null,
    children: [],
    isFaint: false,
    isReversed: false,
    isOpen: true,
    namesNobody: false,
  };
}

/**
 * Hangs what a slice of a walk told below `open`, the element that began last; answers which one that is now. `kinds` are
 * all those that the walk has told of; throws when a piece is of none of them.
 */
export function growTree(open: PageElement, pieces: readonly Piece[], kinds: readonly Kind[] = []): PageElement {
  let at = open;
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      if (piece !== '') at.children.push(piece);
      if (!at.namesNobody) continue;
    }
    if (piece === 0 || typeof piece === 'string') {
      if (!at.parent) continue;
      at.isOpen = false;
      at = at.parent;
      continue;
    }
    const element = typeof piece === 'number' ? plain(kindOf(piece, kinds)) : { ...plain(piece), ...piece };
    element.parent = at;
    element.isFaint ||= at.isFaint;
    element.namesNobody = typeof piece === 'number' && piece < 0;
    at.children.push(element);
    at = element;
  }
  return at;
}

/** Nothing more comes, neither of `open` nor of what is around it. */
export function endTree(open: PageElement): void {
  for (let at: PageElement | null = open; at; at = at.parent) at.isOpen = false;
}

function kindOf(piece: number, kinds: readonly Kind[]): Kind {
  const kind = kinds[Math.abs(piece) - 1];
  if (!kind) throw new Error(`No element of the kind ${piece} was told of.`);
  return kind;
}

/** Whether an element is a heading, and of which level; null if not. */
export function headingLevel({ tag }: PageElement): number | null {
  if (tag === 'caption' || tag === 'legend' || tag === 'summary') return 7;
  return /^h[1-6]$/.test(tag) ? Number(tag[1]) : null;
}

/** Whether somebody marked an element as a person (hCard, microdata). */
export function isPersonScope(element: PageElement): boolean {
  return element.props?.includes('person') ?? false;
}

/** The elements in an element, in the order of the page; of those that are `whole`, nothing within. */
export function* elementsIn(
  around: PageElement,
  whole: (element: PageElement) => boolean = () => false,
): Generator<PageElement, void> {
  const open: PageElement[] = [around];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next !== around) yield next;
    if (next !== around && whole(next)) continue;
    for (const child of next.children.toReversed()) if (typeof child !== 'string') open.push(child);
  }
}

/** The innermost element around an element, or itself, that is not a part of a line. */
export function blockAround(element: PageElement): PageElement {
  let at = element;
  while (at.flow === 'inline' && at.parent) at = at.parent;
  return at;
}
