import { isPlainlyShown } from './native-dom.ts';

/** How an element is seen by somebody who looks at the page. */
export interface SeenStyle {
  flow: 'block' | 'box' | 'inline';
  /** Nothing in it is shown at all. */
  isGone: boolean;
  /** Its own words are not shown; an element in it may be. */
  isHidden: boolean;
  /** Its words are there, but not to be read: off the screen, transparent, without size. */
  isFaint: boolean;
  isReversed: boolean;
  /** White space of its own words counts as it stands. */
  keepsSpace: boolean;
}

/** Pixels beyond the edge from which on something was pushed away on purpose. */
const far = -500;

/**
 * Looks at the computed style of an element, its own part in it: what it inherits unseen must be kept by the caller. Each
 * property that is asked for costs as much as all else of a walk over the element, so little is asked where the browser
 * says that all is shown, and how words look only of an element that `hasWords` of its own.
 */
export function seenStyle(element: Element, view: Window, hasWords: boolean): SeenStyle {
  const style = view.getComputedStyle(element);
  const { display, position } = style;
  const isShown = display !== 'none' && isPlainlyShown(element);
  const visibility = isShown ? 'visible' : style.visibility;
  return {
    flow: flowOf(display),
    isGone: display === 'none' || (!isShown && style.getPropertyValue('content-visibility') === 'hidden'),
    isHidden: visibility === 'hidden' || visibility === 'collapse',
    isFaint:
      (!isShown && style.opacity === '0') ||
      (hasWords && hasFaintWords(style)) ||
      ((position === 'absolute' || position === 'fixed') && isOutOfSight(style)),
    isReversed: style.direction === 'rtl' && style.unicodeBidi.endsWith('override'),
    keepsSpace: hasWords && /^(?:pre|break)/.test(style.whiteSpace),
  };
}

/** Of the same size and colour as nothing, or pushed away. */
function hasFaintWords({ fontSize, color, textIndent }: CSSStyleDeclaration): boolean {
  return (
    fontSize === '0px' ||
    color === 'transparent' ||
    (color.startsWith('rgba(') && color.endsWith(', 0)')) ||
    (textIndent !== '0px' && Number.parseFloat(textIndent) < far)
  );
}

function flowOf(display: string): SeenStyle['flow'] {
  if (display === 'inline' || display === 'contents' || display === '' || display.startsWith('ruby')) return 'inline';
  return display.startsWith('inline') ? 'box' : 'block';
}

/** Pushed off the screen, clipped away, or without size, as labels for screen readers and traps for robots are. */
function isOutOfSight(style: CSSStyleDeclaration): boolean {
  return (
    Number.parseFloat(style.left) < far ||
    Number.parseFloat(style.top) < far ||
    Number.parseFloat(style.marginLeft) < far ||
    /^rect\(0(?:px)?,? [01]?(?:px)?,? ?[01]?(?:px)?,? 0?(?:px)?\)/.test(style.clip) ||
    /^inset\((?:50|100)%/.test(style.clipPath) ||
    (style.overflow === 'hidden' && (Number.parseFloat(style.width) <= 1 || Number.parseFloat(style.height) <= 1))
  );
}
