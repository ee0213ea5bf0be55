import { useEffect, useState } from 'preact/hooks';
import { duplicatesOf, type RowTwins } from '../../batches/duplicates/duplicates.ts';
import { NamedAddresses } from '../../batches/duplicates/named-addresses.ts';
import { type WaitingTwin, waitingTwins } from '../../batches/duplicates/waiting-twins.ts';
import { withPauses } from '../../batches/with-pauses.ts';
import type { ShownImport } from '../batches/use-import.ts';
import { database } from '../here.ts';

/** Milliseconds without a change before other imports are looked through. */
const quiet = 500;

/** The rows of an import whose person stands in it twice, or waits in another import, by the row's id. */
export function useTwins(importId: string, { parts, rows, isLoading }: ShownImport): ReadonlyMap<string, RowTwins> {
  const [named] = useState(() => new NamedAddresses());
  const [waiting, setWaiting] = useState<readonly WaitingTwin[]>([]);
  const [twins, setTwins] = useState<ReadonlyMap<string, RowTwins>>(new Map());
  useEffect(() => {
    if (isLoading) return;
    const look = async () => {
      const found = await waitingTwins(database, importId, named);
      // The usual answer must not cost a drawing of the table.
      setWaiting((before) => (before.length + found.length === 0 ? before : found));
    };
    const timer = setTimeout(look, quiet);
    return () => clearTimeout(timer);
  }, [importId, rows, isLoading]);
  useEffect(() => {
    const stop = new AbortController();
    const follow = async () => {
      const own = new Map(parts.map((part) => [part.batch.id, part.rows]));
      if ((await withPauses(named.follow(own), stop.signal)) === null || isLoading || stop.signal.aborted) return;
      const found = duplicatesOf(rows, waiting, named);
      setTwins((before) => (before.size + found.size === 0 ? before : found));
    };
    void follow();
    return () => stop.abort();
  }, [parts, waiting, isLoading]);
  return twins;
}
