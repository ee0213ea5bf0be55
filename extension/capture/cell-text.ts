import { isBlock, isSwitchedOff, isUnseen, plainWords, SeenText } from './seen-text.ts';

/**
 * The text of one table cell as a reader of the page sees it: white space collapses, `<br>` and the ends of blocks are
 * line ends, no-break spaces are spaces, hidden parts are left out.
 */
export function cellText(cell: Element): string {
  const only = cell.firstChild;
  // Nearly every cell of a large table.
  if (only?.nodeType === Node.TEXT_NODE && !only.nextSibling && !isUnseen(cell.tagName))
    return plainWords(only.nodeValue ?? '');
  const text = new SeenText();
  // A stack instead of recursion: pasted HTML may be nested deeper than the call stack.
  const open: (Node | 'line')[] = [cell];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === 'line') text.newLine();
    else if (node.nodeType === Node.TEXT_NODE) text.words(node.nodeValue ?? '');
    else if (node instanceof Element && !isUnseen(node.tagName) && (node === cell || !isHidden(node))) {
      if (node.tagName === 'BR') text.lineBreak();
      else {
        if (node !== cell && isBlock(node.tagName)) {
          text.newLine();
          open.push('line');
        }
        for (let child = node.lastChild; child; child = child.previousSibling) open.push(child);
      }
    }
  }
  return text.toString();
}

/** Whether an element is switched off by its own attributes; style sheets are not looked at. */
export function isHidden(element: Element): boolean {
  return element.hasAttributes() && isSwitchedOff(element);
}
