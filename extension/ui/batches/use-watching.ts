import { useEffect } from 'preact/hooks';
import { followSoon } from '../../sync/settle.ts';
import { database } from '../here.ts';
import { syncNow } from './sync-now.ts';
import type { ShownImport } from './use-import.ts';

/** Milliseconds between two looks at how a batch goes on, while the admin is watching. */
const period = 4_000;
/** Applied batches that are looked at in one turn; the others come in the next ones. */
const followedATurn = 5;

/**
 * While the page is seen, keeps the import going: what is approved is sent as soon as it is due, without waiting for
 * the background's alarm, and mails and invitations that are open are asked about.
 */
export function useWatching(shown: ShownImport | null | undefined): void {
  const parts = shown?.parts ?? [];
  const isApproved = parts.some(({ batch }) => batch.stage === 'approved');
  const open = parts
    .filter(({ batch, summary }) => batch.stage === 'applied' && summary.open > 0)
    .sort((a, b) => (a.batch.followedAt ?? 0) - (b.batch.followedAt ?? 0))
    .slice(0, followedATurn)
    .map(({ batch }) => batch.id)
    .join(' ');
  useEffect(() => {
    if (!isApproved && open === '') return;
    const look = async () => {
      if (document.visibilityState !== 'visible') return;
      for (const batchId of open.split(' ')) await followSoon(database, batchId, Date.now());
      syncNow({ eager: false });
    };
    const timer = setInterval(look, period);
    return () => clearInterval(timer);
  }, [isApproved, open]);
}
