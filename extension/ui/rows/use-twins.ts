import { useEffect, useMemo, useState } from 'preact/hooks';
import { duplicatesOf, type RowTwins } from '../../batches/duplicates/duplicates.ts';
import { canBeTwin, type WaitingTwin, waitingTwins } from '../../batches/duplicates/waiting-twins.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { database } from '../here.ts';

/** Milliseconds without a change before other imports are looked through. */
const quiet = 500;

/** The rows of an import whose person stands in it twice, or waits in another import, by the row's id. */
export function useTwins(
  importId: string,
  rows: readonly StoredRow[],
  isLoading: boolean,
): ReadonlyMap<string, RowTwins> {
  const [waiting, setWaiting] = useState<readonly WaitingTwin[]>([]);
  useEffect(() => {
    if (isLoading) return;
    const look = async () => {
      const addresses = rows.filter(canBeTwin).flatMap(({ address }) => address ?? []);
      const found = await waitingTwins(database, importId, addresses);
      // The usual answer must not cost a drawing of the table.
      setWaiting((before) => (before.length + found.length === 0 ? before : found));
    };
    const timer = setTimeout(look, quiet);
    return () => clearTimeout(timer);
  }, [importId, rows, isLoading]);
  return useMemo(() => (isLoading ? noTwins : duplicatesOf(rows, waiting)), [rows, waiting, isLoading]);
}

const noTwins: ReadonlyMap<string, RowTwins> = new Map();
