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
const addressLike = /[^\s<>()[\]{}:;,"'@]{1,64}@[^\s<>()[\]{}:;,"'@]{1,255}/g;

/**
 * Marks where addresses (in lower case) stand, by the CSS Custom Highlight API, which touches no element. Answers the
 * number of marks; 0 where the browser has no such marks.
 */
export function highlight(addresses: ReadonlySet<string>): number {
  clearHighlights();
  if (typeof Highlight === 'undefined') return 0;
  const places: Range[] = [];
  const open: Node[] = [];
  const root = rootElement(document);
  if (root) open.push(root);
  let seen = 0;
  for (let node = open.pop(); node && seen < mostNodes && places.length < mostPlaces; node = open.pop()) {
    seen++;
    const next = nextSibling(node);
    if (next && node !== root) open.push(next);
    if (nodeType(node) === 3) markText(node, addresses, places);
    else if (isElement(node) && !markElement(node, addresses, places)) {
      const shadow = shadowRoot(node);
      for (const child of [firstChild(node), shadow && firstChild(shadow)]) if (child) open.push(child);
    }
  }
  CSS.highlights.set(highlightName, new Highlight(...places));
  return places.length;
}

/** Takes all marks away. */
export function clearHighlights(): void {
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
