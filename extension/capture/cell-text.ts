const blocks = new Set(['ADDRESS', 'BLOCKQUOTE', 'DD', 'DIV', 'DL', 'DT', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6']);
for (const name of ['LI', 'OL', 'P', 'PRE', 'SECTION', 'ARTICLE', 'TABLE', 'TR', 'UL']) blocks.add(name);
/** LibreOffice writes a cell's comment into it, in an element of its own. */
const unseen = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'TITLE', 'NOSCRIPT', 'COMMENT']);

/**
 * The text of one table cell as a reader of the page sees it: white space collapses, `<br>` and the ends of blocks are
 * line ends, no-break spaces are spaces, hidden parts are left out.
 */
export function cellText(cell: Element): string {
  const only = cell.firstChild;
  // Nearly every cell of a large table.
  if (only?.nodeType === Node.TEXT_NODE && !only.nextSibling && !unseen.has(cell.tagName)) return plainWords(only);
  let text = '';
  let space = false;
  const newLine = () => {
    space = false;
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  // A stack instead of recursion: pasted HTML may be nested deeper than the call stack.
  const open: (Node | 'line')[] = [cell];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === 'line') newLine();
    else if (node.nodeType === Node.TEXT_NODE) {
      for (const word of (node.nodeValue ?? '').replaceAll('\u00a0', ' ').split(/([ \t\r\n\f]+)/)) {
        if (word === '') continue;
        if (/^[ \t\r\n\f]/.test(word)) space = true;
        else {
          text += space && text !== '' && !text.endsWith('\n') ? ` ${word}` : word;
          space = false;
        }
      }
    } else if (node instanceof Element && !unseen.has(node.tagName) && (node === cell || !isHidden(node))) {
      if (node.tagName === 'BR') {
        text += '\n';
        space = false;
      } else {
        const block = node !== cell && blocks.has(node.tagName);
        if (block) {
          newLine();
          open.push('line');
        }
        for (let child = node.lastChild; child; child = child.previousSibling) open.push(child);
      }
    }
  }
  return text.trim();
}

function plainWords({ nodeValue }: Node): string {
  return (nodeValue ?? '')
    .replaceAll('\u00a0', ' ')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .trim();
}

/** Whether an element is switched off by its own attributes; style sheets are not looked at. */
export function isHidden(element: Element): boolean {
  if (!element.hasAttributes()) return false;
  if (element.hasAttribute('hidden') || element.getAttribute('height') === '0') return true;
  const style = element.getAttribute('style') ?? '';
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|height\s*:\s*0+(?:\.0+)?(?:px|pt|em)?\s*(?:;|$))/i.test(
    style,
  );
}
