import { cellText } from '../cell-text.ts';
import { htmlTable } from '../html-table.ts';
import type { FileReading } from './file-capture.ts';

/** What an extension page gives to `readFile`. */
export const pageReading: FileReading = { htmlTable, htmlText, pause };

/** The document is parsed in memory: nothing in it runs or is loaded. */
function htmlText(html: string): string {
  return cellText(new DOMParser().parseFromString(html, 'text/html').body);
}

/** A message comes back at once, where a timer of a page in the background waits for a second. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
