import type { Opening } from '../page-snapshot.ts';
import { boxOf, firstChild, hasOwnWords, isPlainlyShown, localName, shadowRoot } from './native-dom.ts';

/**
 * What a computed style says of its element, its own part in it: what it inherits unseen must be kept by the caller. Each
 * property that is asked for takes as long as all else of a walk over the element, so that each is asked by itself, where
 * it matters.
 */
type Style = CSSStyleDeclaration;

/** Pixels beyond the edge from which on something was pushed away on purpose. */
const far = -500;

/** How an element stands in its text, by its `display`. */
export function flowOf(display: string): Opening['flow'] {
  if (display === 'inline' || display === 'contents' || display === '' || display.startsWith('ruby')) return 'inline';
  return display.startsWith('inline') ? 'box' : 'block';
}

/** Whether nothing in an element is drawn until it is looked for, though it has a place of its own. */
function isSkipped(style: Style): boolean {
  return style.getPropertyValue('content-visibility') === 'hidden';
}

/** Whether its own words are not shown; an element in it may be. */
export function isHidden({ visibility }: Style): boolean {
  return visibility === 'hidden' || visibility === 'collapse';
}

/** Whether its letters are turned round. */
export function isReversed(style: Style): boolean {
  return style.direction === 'rtl' && style.unicodeBidi.endsWith('override');
}

/** Whether white space of its own words counts as it stands. */
export function keepsSpace({ whiteSpace }: Style): boolean {
  return /^(?:pre|break)/.test(whiteSpace);
}

/** What is known of where an element stands. */
interface Place {
  flow: Opening['flow'];
  /** The style of the element that it stands in. */
  around: Style | null;
}

/** Whether its words are there, but not to be read: off the screen, transparent, without size, or not drawn. */
export function isFaint(element: Element, style: Style, { flow, around }: Place): boolean {
  if (!isPlainlyShown(element) && (style.opacity === '0' || (around !== null && isSkipped(around)))) return true;
  if (mayHaveWords(element) && (hasFaintWords(style) || (flow !== 'inline' && isSkipped(style)))) return true;
  const { position } = style;
  return (position === 'absolute' || position === 'fixed') && isOutOfSight(style);
}

/** Whether there may be words directly in an element: its own, those of its shadow tree or of a slot, or what it is. */
function mayHaveWords(element: Element): boolean {
  const isPlain = shadowRoot(element) === null && localName(element) !== 'slot' && firstChild(element) !== null;
  return !isPlain || hasOwnWords(element);
}

/** Of the same size and colour as nothing, or pushed away. */
function hasFaintWords({ fontSize, color, textIndent }: Style): boolean {
  return (
    fontSize === '0px' ||
    color === 'transparent' ||
    (color.startsWith('rgba(') && color.endsWith(', 0)')) ||
    (textIndent !== '0px' && Number.parseFloat(textIndent) < far)
  );
}

/** Pushed off the screen, clipped away, or without size, as labels for screen readers and traps for robots are. */
function isOutOfSight(style: Style): boolean {
  return (
    Number.parseFloat(style.left) < far ||
    Number.parseFloat(style.top) < far ||
    Number.parseFloat(style.marginLeft) < far ||
    /^rect\(0(?:px)?,? [01]?(?:px)?,? ?[01]?(?:px)?,? 0?(?:px)?\)/.test(style.clip) ||
    /^inset\((?:50|100)%/.test(style.clipPath) ||
    (style.overflow === 'hidden' && (Number.parseFloat(style.width) <= 1 || Number.parseFloat(style.height) <= 1))
  );
}

/** Whether a frame is large enough to be read: those of a few pixels count visits or show a button. */
export function isOfSize(frame: Element): boolean {
  const { width, height } = boxOf(frame);
  return width === 0 || (width >= 150 && height >= 80);
}
