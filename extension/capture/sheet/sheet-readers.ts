import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { CapturedTab } from '../captured-tab.ts';
import { fetchSheet, stopFetching } from './fetch-sheet.ts';
import { SheetAnswer, type SheetRequest } from './sheet-answer.ts';

/** Fetches what one address gives of a sheet; never rejects. */
export type SheetReader = (request: Omit<SheetRequest, 'key'>, signal?: AbortSignal) => Promise<SheetAnswer>;

/** Reads in the sheet's own tab, as whom the sheet is open there. */
export function readerInTab({ id }: CapturedTab): SheetReader {
  const target = { tabId: id };
  return stoppable(
    async (request) => {
      try {
        const [frame] = await browser.scripting.executeScript({ target, func: fetchSheet, args: [request] });
        const answer = v.safeParse(SheetAnswer, frame?.result);
        if (answer.success) return answer.output;
      } catch {
        // Closed, on its way to another page, or opened since the admin let us see it.
      }
      return { kind: 'elsewhere' };
    },
    // A tab that is gone has nothing to stop.
    (key) => browser.scripting.executeScript({ target, func: stopFetching, args: [key] }).catch(() => null),
  );
}

/** Reads in this page of the extension, which needs the hosts of sheets. */
export const readerHere: SheetReader = stoppable(fetchSheet, stopFetching);

/** Whoever stops a reading has the answer at once; the fetching ends by itself. */
function stoppable(
  fetch: (request: SheetRequest) => Promise<SheetAnswer>,
  stop: (key: string) => unknown,
): SheetReader {
  return (request, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve({ kind: 'stopped' });
      const key = crypto.randomUUID();
      const onStop = () => {
        stop(key);
        resolve({ kind: 'stopped' });
      };
      signal?.addEventListener('abort', onStop);
      fetch({ ...request, key }).then((answer) => {
        signal?.removeEventListener('abort', onStop);
        resolve(answer);
      });
    });
}
