import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { ClientId } from '../../../shared/contract/protocol.ts';
import { partsOf } from '../../batches/batch-store.ts';
import { database } from '../here.ts';
import { popupTab } from './popup-tab.ts';

const memory = 'popup-plan';

/**
 * The import whose plan is shown, and the page that the popup stood on then. It lies in the browser's memory: the address
 * of a page may hold what lets somebody in.
 */
const KeptPlan = v.object({ importId: ClientId, url: v.string() });

/** Keeps which plan is shown on this page. */
export async function keepPlan(importId: string): Promise<void> {
  await browser.storage.session.set({ [memory]: { importId, url: await shownAddress() } });
}

/** Forgets it. */
export async function forgetPlan(): Promise<void> {
  await browser.storage.session.remove(memory);
}

/**
 * The import whose plan was shown on this page and of which something can still be sent, or null; `isOver`: there will
 * be none on another page either.
 */
export async function keptPlan(): Promise<{ importId: string | null; isOver: boolean }> {
  const kept = v.safeParse(KeptPlan, (await browser.storage.session.get(memory))[memory]);
  if (!kept.success) return { importId: null, isOver: true };
  const { importId, url } = kept.output;
  const parts = await partsOf(database, importId);
  if (!parts.some(({ stage }) => stage === 'review')) return { importId: null, isOver: true };
  return { importId: url !== '' && url === (await shownAddress()) ? importId : null, isOver: false };
}

/** Of the page below the popup; empty when the browser does not tell. */
async function shownAddress(): Promise<string> {
  return (await popupTab())?.url ?? '';
}
