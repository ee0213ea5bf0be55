import { useEffect, useState } from 'preact/hooks';
import { type ConnectionProgress, pendingConnection, pollConnection } from '../../spaces/connect.ts';
import type { PendingConnection } from '../../spaces/stored-space.ts';
import { syncNow } from '../batches/sync-now.ts';
import { here } from '../here.ts';
import { useLive } from '../live.ts';

/** Milliseconds between two looks; the space is asked at its own interval, which `pollConnection` keeps. */
const period = 1_000;

/** The pending connection, asked about while the page is open, and what its last question brought. */
export function useConnecting(): { pending: PendingConnection | null; progress: ConnectionProgress } {
  const pending = useLive(() => pendingConnection(here.database), []) ?? null;
  const [progress, setProgress] = useState<ConnectionProgress>({ kind: 'none' });
  const code = pending?.userCode ?? null;
  useEffect(() => {
    if (code === null) return;
    let isGone = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const next = await pollConnection(here);
      // Approved batches may have waited for this connection.
      if (next.kind === 'connected') syncNow({ eager: true });
      if (next.kind !== 'none') setProgress(next);
      if (!isGone) timer = setTimeout(look, period);
    };
    timer = setTimeout(look, 0);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [code]);
  return { pending, progress };
}
