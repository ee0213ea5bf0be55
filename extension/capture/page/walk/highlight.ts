import { mailtoAddresses } from '../../mailto-addresses.ts';
import { guardedAddress } from '../guarded-address.ts';
import {
  attribute,
  firstChild,
  isElement,
  localName,
  nextSibling,
  nodeType,
  nodeValue,
  rootElement,
  shadowRoot,
} from './native-dom.ts';

/** The name that the inserted style sheet colours. */
const highlightName = 'rollcall';
/** Nodes that are searched, and places that are marked, at most. */
const mostNodes = 500_000;
const mostPlaces = 5000;
/** Nodes between two looks at the clock. */
const stride = 256;
const addressLike = /[^\s<>()[\]{}:;,"'@]{1,64}@[^\s<>()[\]{}:;,"'@]{1,255}/g;

/** Goes up whenever marks are set or taken away, so that a search that goes on is over. */
let turn = 0;

/**
 * Marks where addresses (in lower case) stand, by the CSS Custom Highlight API, which touches no element; a long page is
 * searched in slices of `sliceTime` milliseconds. Answers the number of marks; 0 where the browser has no such marks, and
 * when they were taken away meanwhile.
 */
export async function highlight(addresses: ReadonlySet<string>, sliceTime: number): Promise<number> {
  clearHighlights();
  const own = turn;
  if (typeof Highlight === 'undefined') return 0;
  const places: Range[] = [];
  const open: Node[] = [];
  const root = rootElement(document);
  if (root) open.push(root);
  let seen = 0;
  let end = performance.now() + sliceTime;
  for (let node = open.pop(); node && seen < mostNodes && places.length < mostPlaces; node = open.pop()) {
    seen++;
    const next = nextSibling(node);
    if (next && node !== root) open.push(next);
    if (nodeType(node) === 3) markText(node, addresses, places);
    else if (isElement(node) && !markElement(node, addresses, places)) {
      const shadow = shadowRoot(node);
      for (const child of [firstChild(node), shadow && firstChild(shadow)]) if (child) open.push(child);
    }
    if (seen % stride !== 0 || performance.now() < end) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (own !== turn) return 0;
    end = performance.now() + sliceTime;
  }
  CSS.highlights.set(highlightName, new Highlight(...places));
  return places.length;
}

/** Takes all marks away. */
export function clearHighlights(): void {
  turn += 1;
  if (typeof Highlight !== 'undefined') CSS.highlights.delete(highlightName);
}

function markText(text: Node, addresses: ReadonlySet<string>, places: Range[]): void {
  const value = nodeValue(text) ?? '';
  if (!value.includes('@')) return;
  for (const found of value.matchAll(addressLike)) {
    const address = found[0].replace(/[.\-_]+$/, '');
    if (!addresses.has(address.toLowerCase())) continue;
    const place = new Range();
    place.setStart(text, found.index);
    place.setEnd(text, found.index + address.length);
    places.push(place);
  }
}

/** A link or a guarded address is marked as a whole. */
function markElement(element: Element, addresses: ReadonlySet<string>, places: Range[]): boolean {
  const guarded = attribute(element, 'data-cfemail');
  const named = guarded === null ? [] : [guardedAddress(guarded) ?? ''];
  if (localName(element) === 'a') named.push(...mailtoAddresses(attribute(element, 'href') ?? ''));
  if (!named.some((address) => addresses.has(address.toLowerCase()))) return false;
  const place = new Range();
  place.selectNodeContents(element);
  places.push(place);
  return true;
}
