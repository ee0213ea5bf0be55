import { type ComponentChild, Fragment, h, render } from 'preact';
import { readInSlices } from '../../../../shared/reading/read-people.ts';
import { tableOf } from '../pasted-table.ts';
import type { ElementCopy, ScreenCopy } from '../screen-copy.ts';

// The floor of the extension's own screen: what stands there before a paste and after it is handed over as it is, and a
// paste draws the one in place of the other, by Preact as well. Nothing is decided, and nothing is stored.

const root = document.body.appendChild(document.createElement('div'));
root.id = 'root';

/** Draws a copy. What the main part holds is made anew for each screen, the rest changes where it differs. */
function drawn({ tag, props, children }: ElementCopy, screen: string): ComponentChild {
  const inside = children.map((child) => (typeof child === 'string' ? child : drawn(child, screen)));
  return h(tag, props, tag === 'main' ? h(Fragment, { key: screen }, inside) : inside);
}

/** Reads a list, by the extension's reader, until the people are known that are shown first. */
function readFirst(text: string): void {
  for (const { first } of readInSlices({ kind: 'text', text })) if (first) return;
}

/** Shows a screen, and the next one when something is pasted; `isRead`: once its first people were read. */
async function showScreens(before: ScreenCopy, after: ScreenCopy, isRead: boolean): Promise<void> {
  // Tried before on lines of the same kind, as the extension does.
  if (isRead) readFirst(tableOf(300));
  for (const href of before.sheets) {
    const sheet = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
    const loaded = new Promise((resolve, reject) => {
      sheet.addEventListener('load', resolve);
      sheet.addEventListener('error', reject);
    });
    document.head.append(sheet);
    await loaded;
  }
  render(drawn(before.content, 'before'), root);
  document.addEventListener('paste', (event) => {
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (isRead) readFirst(text);
    render(drawn(after.content, 'after'), root);
  });
}

// Within reach of the bench.
Object.assign(globalThis, { showScreens });
