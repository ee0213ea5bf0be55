import { mailtoAddresses } from '../mailto-addresses.ts';
import { guardedAddress } from './guarded-address.ts';
import { LineWriter, type Mark, type PageLine, type Source } from './line-writer.ts';
import type { PageElement } from './page-tree.ts';

/** Elements that announce the value beside them: `<dt>E-mail</dt><dd>…`. */
const labelTags = new Set(['dt', 'th', 'label']);
/** Elements and texts of one step of work. */
const stepsPerTurn = 500;

/** An element whose content is being written. */
interface OpenElement {
  element: PageElement;
  /** Of its children. */
  next: number;
  /** Where its words began. */
  from: Mark;
  addresses: { list: string[]; source: Source } | null;
}

/** The lines of an element that is whole, in reading order. Yields as it goes. */
export function* linesOf(root: PageElement): Generator<void, PageLine[]> {
  const writer = new LineWriter(root);
  for (const _ of writeLines(writer, null)) yield;
  return writer.lines;
}

/**
 * Writes the lines of a page in reading order, while it is still walked. Addresses that only stand in links or behind
 * protection are written into them. A table that `isApart` is left out; an aside without text, with it as the block,
 * stands in its place. Yields as it goes; `true` when what is to be written next is still to come.
 */
export function* writeLines(
  writer: LineWriter,
  isApart: ((table: PageElement) => Generator<void, boolean>) | null,
): Generator<boolean, void> {
  const open: OpenElement[] = [begin(writer.root, writer)];
  for (let step = 1, top = open.at(-1); top; step++, top = open.at(-1)) {
    if (step % stepsPerTurn === 0) yield false;
    while (isToCome(top)) yield true;
    const child = top.element.children[top.next++];
    if (child === undefined) {
      open.pop();
      end(top, writer);
    } else if (typeof child === 'string') writer.add(child, top.element, top.addresses?.source ?? 'text');
    else if (isApart && child.tag === 'table' && (yield* quietly(isApart(child)))) writer.leaveOut(child);
    else open.push(begin(child, writer));
  }
  writer.endLine(writer.root);
}

/** Whether it takes more of the page to write what comes next in an element. */
function isToCome({ element, next }: OpenElement): boolean {
  const child = element.children[next];
  if (child === undefined) return element.isOpen && next >= element.children.length;
  if (typeof child === 'string' || !child.isOpen) return false;
  const [first] = child.children;
  const mayBeSpelled = child.flow !== 'block' && child.children.length < 2 && typeof first !== 'object';
  return child.tag === 'table' || child.isReversed || mayBeSpelled;
}

/** Steps that never have to wait for more of the page. */
export function* quietly<Result>(steps: Generator<void, Result>): Generator<boolean, Result> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    yield false;
  }
}

function begin(element: PageElement, writer: LineWriter): OpenElement {
  if (element.flow === 'block' && element !== writer.root) writer.endLine(element);
  else if (element.flow === 'box') writer.space();
  if (element.alt !== undefined) writer.addAside(element.alt, element);
  const from = writer.mark();
  const spelled = spelledAddress(element);
  if (spelled !== null) writer.add(spelled, element, 'disguised');
  else if (element.isReversed) writer.add([...plainText(element)].reverse().join(''), element, 'text');
  else return { element, next: 0, from, addresses: ownAddresses(element) };
  return { element, next: element.children.length, from, addresses: null };
}

function end({ element, from, addresses }: OpenElement, writer: LineWriter): void {
  if (addresses) writer.nameAddresses(from, addresses.list, element, addresses.source);
  if (element.flow === 'block' && element !== writer.root) {
    writer.endLine(element.parent ?? element, labelTags.has(element.tag));
  } else if (element.flow === 'box') writer.space();
}

/**
 * `jean at example.org` alone in an element, as archives of mailing lists write whom a mail is from; their link leads
 * to the list.
 */
function spelledAddress({ flow, children }: PageElement): string | null {
  const [text] = children;
  if (flow === 'block' || children.length !== 1 || typeof text !== 'string' || text.length > 200) return null;
  const parts = /^\s*([\w.+-]+) at ([a-z0-9-]+(?:\.[a-z0-9-]+)+)\s*$/i.exec(text);
  return parts ? `${parts[1]}@${parts[2]}` : null;
}

/** The addresses that an element holds in its attributes. */
function ownAddresses(element: PageElement): { list: string[]; source: Source } | null {
  if (element.guarded !== undefined) {
    const address = guardedAddress(element.guarded);
    if (address !== null) return { list: [address], source: 'protected' };
  }
  if (element.mail === undefined) return null;
  const list = /^mailto:/i.test(element.mail) ? mailtoAddresses(element.mail) : [element.mail.trim()];
  const source = element.tag === 'a' || element.tag === 'area' ? 'link' : 'structured';
  return list.length === 0 ? null : { list, source };
}

/** All text of an element, at most the given number of characters. */
export function plainText(element: PageElement, longest = 100_000): string {
  let text = '';
  const open: (PageElement | string)[] = [element];
  for (let next = open.pop(); next !== undefined && text.length < longest; next = open.pop()) {
    if (typeof next === 'string') text += next;
    else {
      if (next.flow !== 'inline') text += ' ';
      for (let index = next.children.length - 1; index >= 0; index--) open.push(next.children[index] ?? '');
    }
  }
  return text.slice(0, longest).replace(/\s+/g, ' ').trim();
}
