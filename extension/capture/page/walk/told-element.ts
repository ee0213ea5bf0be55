import type { Opening } from '../page-snapshot.ts';
import { attribute, fits, hasAttributes, isOfHtml, localName, typedIn } from './native-dom.ts';

/** Elements without words of the page. */
export const wordless = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'canvas',
  'video',
  'audio',
  'object',
  'embed',
]);

/** What plays the part of a table's element without being one. */
const tableRoles: Readonly<Record<string, string>> = {
  table: 'table',
  grid: 'table',
  treegrid: 'table',
  row: 'tr',
  cell: 'td',
  gridcell: 'td',
  columnheader: 'th',
  rowheader: 'th',
  heading: 'h3',
  listitem: 'li',
  article: 'article',
};

/** The tag of an element by what it is: its role where that makes a table, a heading or an item of it. */
export function cellTag(element: Element): string {
  const role = hasAttributes(element) ? attribute(element, 'role') : null;
  // `Object.hasOwn`: a page may call a role `constructor`.
  return role !== null && Object.hasOwn(tableRoles, role) ? (tableRoles[role] ?? '') : shortTag(localName(element));
}

/** A tag as it is told: a page may make one as long as it likes. */
export function shortTag(tag: string): string {
  return tag.length > 40 ? tag.slice(0, 40) : tag;
}

type Props = NonNullable<Opening['props']>;
type Told = Pick<Opening, 'mail' | 'guarded' | 'alt' | 'props' | 'span'>;

/** Classes of hCard and h-card, and properties of schema.org's Person, by what they say. */
const propWords: Readonly<Record<string, Props[number]>> = {
  vcard: 'person',
  'h-card': 'person',
  fn: 'name',
  'p-name': 'name',
  name: 'name',
  'given-name': 'given',
  'p-given-name': 'given',
  givenname: 'given',
  'family-name': 'family',
  'p-family-name': 'family',
  familyname: 'family',
  'u-email': 'email',
  email: 'email',
};
/** Attributes in which programs keep the address behind a name: webmails, directories, web components. */
const addressAttributes = ['email', 'data-email', 'data-mail', 'data-hovercard-id'];
const longest = 20_000;
/** Fits all elements that may say something by themselves: one question in place of one for each attribute. */
const telling = [
  ...['a', 'area', 'img', 'input', '[role]'],
  ...addressAttributes.map((name) => `[${name}]`),
  ...['data-cfemail', 'itemprop', 'itemtype', 'colspan', 'rowspan', 'aria-colspan', 'aria-rowspan'].map(
    (name) => `[${name}]`,
  ),
  ...Object.keys(propWords).map((word) => `.${word}`),
].join();

/** Whether an element may say something by itself, or play another part than its own; most do neither. */
export function mayTell(element: Element): boolean {
  return hasAttributes(element) && fits(element, telling);
}

/** What an element that `mayTell` says of people by itself, without what stands in it; null for nothing. */
export function toldOf(element: Element): Told | null {
  const told: Told = {};
  const tag = localName(element);
  if (tag === 'a' || tag === 'area') tellLink(element, told);
  for (const name of addressAttributes) {
    const value = told.mail === undefined ? attribute(element, name) : null;
    if (value?.includes('@')) told.mail = value.slice(0, longest);
  }
  const guarded = attribute(element, 'data-cfemail');
  if (guarded !== null) told.guarded = guarded.slice(0, longest);
  if (tag === 'img' || tag === 'area' || (tag === 'input' && attribute(element, 'type') === 'image')) {
    const alt = attribute(element, 'alt');
    if (alt) told.alt = alt.slice(0, longest);
  }
  const props = propsOf(element);
  if (props.length > 0) told.props = props;
  const [columns, rows] = [spanOf(element, 'colspan'), spanOf(element, 'rowspan')];
  if (columns > 1 || rows > 1) told.span = [columns, rows];
  return Object.keys(told).length > 0 ? told : null;
}

function tellLink(link: Element, told: Told): void {
  const href = (attribute(link, 'href') ?? '').trim();
  if (/^mailto:/i.test(href)) told.mail = href.slice(0, longest);
  const guarded = /\/cdn-cgi\/l\/email-protection#([0-9a-f]+)/i.exec(href.slice(0, longest))?.[1];
  if (guarded !== undefined) told.guarded = guarded;
  const file = attribute(link, 'download') ?? href.slice(0, 500);
  const card = file.endsWith('.vcf') ? /[^/\\?#]+(?=\.vcf$)/.exec(file)?.[0] : undefined;
  if (card !== undefined) told.alt = card;
}

function propsOf(element: Element): Props {
  const words = (attribute(element, 'class') ?? '').slice(0, 500).split(/\s+/);
  const found = new Set<Props[number]>();
  // A plain `name` or `email` is a word of hCard only beside its root; the reader looks for that.
  for (const word of words) if (Object.hasOwn(propWords, word)) found.add(propWords[word] ?? 'name');
  const property = (attribute(element, 'itemprop') ?? '').toLowerCase();
  if (Object.hasOwn(propWords, property)) found.add(propWords[property] ?? 'name');
  if (/schema\.org\/Person$/i.test(attribute(element, 'itemtype') ?? '')) found.add('person');
  return [...found].slice(0, 5);
}

function spanOf(cell: Element, name: string): number {
  const value = Number.parseInt(attribute(cell, name) ?? attribute(cell, `aria-${name}`) ?? '1', 10);
  return value > 1 ? Math.min(value, 1000) : 1;
}

/** The text that a field shows, or null for what is no field of text; passwords are none of our business. */
export function fieldText(element: Element): string | null {
  const tag = localName(element);
  if (!isOfHtml(element)) return null;
  if (tag === 'textarea') return typedIn(element);
  if (tag !== 'input' || !/^(?:text|email|search|)$/i.test(attribute(element, 'type') ?? '')) return null;
  return typedIn(element);
}
