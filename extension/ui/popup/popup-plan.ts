import { useCallback, useEffect, useState } from 'preact/hooks';
import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { ClientId } from '../../../shared/contract/protocol.ts';
import { popupTab } from './popup-tab.ts';

const memory = 'popup-plan';

/**
 * The import whose plan is shown, and the page that the popup stood on then. It lies in the browser's memory: the address
 * of a page may hold what lets somebody in.
 */
const KeptPlan = v.object({ importId: ClientId, url: v.string() });

/**
 * The import whose plan the popup shows; null for none, undefined until it is known. Opened again on the same page, the
 * popup shows the plan again as long as something of it can still be sent.
 */
export function usePopupPlan(): {
  importId: string | null | undefined;
  show: (importId: string) => void;
  leave: () => void;
} {
  const [importId, setImportId] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    void keptPlan().then(setImportId);
  }, []);
  const show = useCallback(async (made: string) => {
    setImportId(made);
    await browser.storage.session.set({ [memory]: { importId: made, url: await shownAddress() } });
  }, []);
  const leave = useCallback(() => {
    void browser.storage.session.remove(memory);
    setImportId(null);
  }, []);
  return { importId, show: (made) => void show(made), leave };
}

async function keptPlan(): Promise<string | null> {
  const kept = v.safeParse(KeptPlan, (await browser.storage.session.get(memory))[memory]);
  if (!kept.success || kept.output.url === '' || kept.output.url !== (await shownAddress())) return null;
  const [{ partsOf }, { database }] = await Promise.all([import('../../batches/batch-store.ts'), import('../here.ts')]);
  const parts = await partsOf(database, kept.output.importId);
  return parts.some(({ stage }) => stage === 'review') ? kept.output.importId : null;
}

/** Of the page below the popup; empty when the browser does not tell. */
async function shownAddress(): Promise<string> {
  return (await popupTab())?.url ?? '';
}
