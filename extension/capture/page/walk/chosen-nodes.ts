import {
  firstChild,
  isElement,
  localName,
  nextSibling,
  nodeType,
  parentNode,
  rootElement,
  selectionOf,
} from './native-dom.ts';
import { cellTag } from './told-element.ts';

/** What is selected in a document: whole rows of tables, their head, and texts cut between words. */
export interface ChosenNodes {
  /** Whether anything in it is selected. */
  reaches(node: Node): boolean;
  /** The part of a text that is selected. */
  partOf(text: Node, value: string): string;
}

/** Chooses everything. */
export const allNodes: ChosenNodes = { reaches: () => true, partOf: (_, value) => value };

/** What is selected in a document, or null when that is nothing. */
export function selectedNodes(document: Document): ChosenNodes | null {
  const selection = selectionOf(document);
  const ranges: Range[] = [];
  for (let index = 0; index < (selection?.rangeCount ?? 0); index++) {
    const range = selection?.getRangeAt(index);
    if (range && !range.collapsed) ranges.push(range);
  }
  if (ranges.length === 0 || !rootElement(document)) return null;
  const touches = (node: Node) => ranges.some((range) => range.intersectsNode(node));
  const rowOf = (node: Node): Element | null => {
    for (let at: Node | null = node; at; at = parentNode(at)) if (isElement(at) && cellTag(at) === 'tr') return at;
    return null;
  };
  return {
    reaches: (node) => touches(node) || isHead(node) || isInRow(node, rowOf, touches),
    partOf: (text, value) => {
      if (rowOf(text) !== null) return value;
      const range = ranges.find((one) => one.intersectsNode(text));
      if (!range) return '';
      const start = range.startContainer === text ? wordStart(value, range.startOffset) : 0;
      const end = range.endContainer === text ? wordEnd(value, range.endOffset) : value.length;
      return value.slice(start, end);
    },
  };
}

/** The head of a table says what its columns are; the walk only asks for nodes of elements that are reached. */
function isHead(node: Node): boolean {
  for (let at: Node | null = node; at && nodeType(at) !== 9; at = parentNode(at)) {
    if (!isElement(at)) continue;
    if (localName(at) === 'thead' || cellTag(at) === 'th') return true;
    if (cellTag(at) === 'tr') return hasHeadCell(at);
    if (cellTag(at) === 'table') return false;
  }
  return false;
}

function hasHeadCell(row: Element): boolean {
  let cells = 0;
  for (let child = firstChild(row); child; child = nextSibling(child)) {
    if (!isElement(child)) continue;
    if (cellTag(child) !== 'th') return false;
    cells++;
  }
  return cells > 0;
}

function isInRow(node: Node, rowOf: (node: Node) => Element | null, touches: (node: Node) => boolean): boolean {
  const row = rowOf(node);
  return row !== null && touches(row);
}

function wordStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /\S/.test(text[start - 1] ?? '')) start--;
  return start;
}

function wordEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && /\S/.test(text[end] ?? '')) end++;
  return end;
}
