import { capturePage } from '../../../../extension/capture/page/capture-page.ts';

/**
 * The least that a script of an extension can hand over of a page: each element is asked for what tells whether and how
 * its words are shown, and no name is looked for. It runs in the page's tab, so it names nothing outside of itself.
 */
function tellBarely(): string {
  const told: string[] = [];
  for (const element of document.body.querySelectorAll('*')) {
    const { display, visibility, direction } = getComputedStyle(element);
    if (display === 'none' || visibility === 'hidden' || direction === 'rtl') continue;
    told.push(element.localName, display, element.getAttribute('href') ?? '');
    if (element.firstElementChild) continue;
    const words = element.textContent;
    told.push(words.includes('@') ? words : words.slice(0, 300));
  }
  return JSON.stringify(told);
}

/** What a script that hands over a page in slices still has to look at. */
interface Asked {
  elements: Element[];
  next: number;
}

/**
 * A slice of what has to be asked of a page to tell its people as they are shown, and of nothing else: of each element
 * how it stands, of one with an address also whether it is seen, of long words whether there is an address in them. It runs
 * in the page's tab, so it names nothing outside of itself.
 */
function askSlice(): string {
  const key = Symbol.for('rollcall.asked');
  const known: Asked | undefined = Reflect.get(globalThis, key);
  const asked = known ?? { elements: [...document.body.querySelectorAll('*')], next: 0 };
  Reflect.set(globalThis, key, asked);
  const told: string[] = [];
  const end = performance.now() + 20;
  while (asked.next < asked.elements.length && performance.now() < end) {
    const element = asked.elements[asked.next++];
    if (!element) break;
    const style = getComputedStyle(element);
    const { display, visibility, direction } = style;
    if (display === 'none' || visibility === 'hidden' || direction === 'rtl') continue;
    const href = element.hasAttributes() ? element.getAttribute('href') : null;
    const isLeaf = element.firstElementChild === null && element.shadowRoot === null;
    const words = isLeaf ? element.textContent : '';
    if (!isLeaf || href !== null || /[@[({<%&]|\s(?:at|arr?obase?)\s/i.test(words)) {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (style.position === 'absolute' || style.position === 'fixed') continue;
    }
    if (isLeaf && (href !== null || words.includes('@'))) {
      const { fontSize, color, textIndent, contentVisibility } = style;
      if (fontSize === '0px' || color === 'transparent' || contentVisibility === 'hidden') continue;
      if (textIndent.startsWith('-')) continue;
    }
    told.push(element.localName, display, href ?? '', words.includes('@') ? words : words.slice(0, 300));
  }
  return JSON.stringify({ told, isEnd: asked.next >= asked.elements.length });
}

// The extension's own way to read the page of a tab, within reach of the bench, and what it is compared with.
Object.assign(globalThis, { capturePage, tellBarely, askSlice });
