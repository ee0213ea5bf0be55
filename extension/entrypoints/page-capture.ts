import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answer } from '../capture/page/walk/page-script.ts';

/**
 * Injected on demand, into a world of its own. It only sets up who answers; `capturePage` asks. A symbol cannot be
 * taken by an element's id, as a name of the window could.
 */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { [Symbol.for('rollcall.page')]: answer });
});
