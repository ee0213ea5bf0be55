import { useCallback, useEffect, useState } from 'preact/hooks';

/**
 * Says that a plan is kept for some page, and no more than that. It can be asked before anything is loaded, so that the
 * popup shows its box at once nearly always, and never a box that goes away again.
 */
const memory = 'popup-has-plan';

const loadKeptPlan = () => import('./kept-plan.ts');

/**
 * The import whose plan the popup shows; null for none, undefined until it is known. Opened again on the same page, the
 * popup shows the plan again as long as something of it can still be sent.
 */
export function usePopupPlan(): {
  importId: string | null | undefined;
  show: (importId: string) => void;
  leave: () => void;
} {
  const [importId, setImportId] = useState<string | null | undefined>(() =>
    localStorage.getItem(memory) === null ? null : undefined,
  );
  useEffect(() => {
    if (importId === null) return;
    const look = async () => {
      const kept = await (await loadKeptPlan()).keptPlan();
      if (kept.isOver) localStorage.removeItem(memory);
      setImportId(kept.importId);
    };
    void look();
  }, []);
  const show = useCallback(async (made: string) => {
    setImportId(made);
    localStorage.setItem(memory, 'yes');
    await (await loadKeptPlan()).keepPlan(made);
  }, []);
  const leave = useCallback(async () => {
    setImportId(null);
    localStorage.removeItem(memory);
    await (await loadKeptPlan()).forgetPlan();
  }, []);
  return { importId, show: (made) => void show(made), leave: () => void leave() };
}
