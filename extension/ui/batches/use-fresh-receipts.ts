import { useEffect } from 'preact/hooks';
import { followSoon } from '../../sync/settle.ts';
import { database } from '../here.ts';
import { syncNow } from './sync-now.ts';
import type { ShownImport } from './use-import.ts';

/** Milliseconds between two looks at what has become of a batch, while the admin is watching. */
const period = 4_000;
/** Batches that are looked at in one turn; the others come in the next ones. */
const batchesATurn = 5;

/** While the page is seen and mails or invitations of the import are open, asks the space how they have gone on. */
export function useFreshReceipts(shown: ShownImport | null | undefined): void {
  const open = (shown?.parts ?? [])
    .filter(({ batch, summary }) => batch.stage === 'applied' && summary.open > 0)
    .sort((a, b) => (a.batch.followedAt ?? 0) - (b.batch.followedAt ?? 0))
    .slice(0, batchesATurn)
    .map(({ batch }) => batch.id)
    .join(' ');
  useEffect(() => {
    if (open === '') return;
    const look = async () => {
      if (document.visibilityState !== 'visible') return;
      for (const batchId of open.split(' ')) await followSoon(database, batchId, Date.now());
      syncNow({ eager: false });
    };
    const timer = setInterval(look, period);
    return () => clearInterval(timer);
  }, [open]);
}
