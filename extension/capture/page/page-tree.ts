import type { Opening, Piece } from './page-snapshot.ts';

/** An element of a page, as the walk told of it. */
export interface PageElement extends Omit<Opening, 'isFaint' | 'isReversed'> {
  parent: PageElement | null;
  children: (PageElement | string)[];
  /** It or one around it. */
  isFaint: boolean;
  isReversed: boolean;
}

/** An element with nothing around it. */
export function rootOfPage(): PageElement {
  return { tag: 'body', flow: 'block', parent: null, children: [], isFaint: false, isReversed: false };
}

/** Hangs what a slice of a walk told below `open`, the element that began last; answers which one that is now. */
export function growTree(open: PageElement, pieces: readonly Piece[]): PageElement {
  let at = open;
  for (const piece of pieces) {
    if (piece === 0) at = at.parent ?? at;
    else if (typeof piece === 'string') at.children.push(piece);
    else {
      const element: PageElement = {
        ...piece,
        parent: at,
        children: [],
        isFaint: at.isFaint || piece.isFaint === true,
        isReversed: piece.isReversed === true,
      };
      at.children.push(element);
      at = element;
    }
  }
  return at;
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
