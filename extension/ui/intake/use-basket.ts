import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  type BasketEntry,
  basketEntry,
  basketIds,
  changeInBasket,
  dropFromBasket,
} from '../../batches/basket/basket-store.ts';
import type { CapturedList } from '../../capture/captured-list.ts';
import { database } from '../here.ts';
import { useLive } from '../live.ts';
import { latestWriter } from './latest-writer.ts';

/** The captured lists that wait for a batch. */
export interface Basket {
  /** The oldest first. */
  entries: readonly BasketEntry[];
  /** Those that are taken into this batch. */
  taken: readonly BasketEntry[];
  take: (id: string, isTaken: boolean) => void;
  /** Changes what is ticked of an entry. */
  change: (id: string, list: CapturedList) => void;
  remove: (ids: readonly string[]) => void;
}

/** One for each entry: who ticks ten people one after the other writes the list once or twice. */
const writers = new Map<string, (entry: BasketEntry) => Promise<void>>();

function store(entry: BasketEntry): Promise<void> {
  const write = writers.get(entry.id) ?? latestWriter((next: BasketEntry) => changeInBasket(database, next));
  writers.set(entry.id, write);
  return write(entry);
}

/**
 * The basket; lists that another page captures appear, and those that it takes out go. They are taken unless the admin
 * says otherwise, or the other way round if `isOffered` only.
 */
export function useBasket({ isOffered }: { isOffered: boolean }): Basket {
  const ids = useLive(() => basketIds(database), []);
  const [entries, setEntries] = useState<readonly BasketEntry[]>([]);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const known = useRef(entries);
  known.current = entries;
  useEffect(() => {
    if (!ids) return;
    let isGone = false;
    const follow = async () => {
      const next: BasketEntry[] = [];
      for (const id of ids) {
        const entry = known.current.find((own) => own.id === id) ?? (await basketEntry(database, id));
        if (entry) next.push(entry);
      }
      // Ticks that were set meanwhile stay.
      if (!isGone) setEntries((now) => next.map((entry) => now.find(({ id }) => id === entry.id) ?? entry));
    };
    void follow();
    return () => {
      isGone = true;
    };
  }, [ids]);
  const change = useCallback((id: string, list: CapturedList) => {
    const entry = known.current.find((own) => own.id === id);
    if (!entry) return;
    const next = { ...entry, list };
    setEntries((now) => now.map((own) => (own.id === id ? next : own)));
    void store(next);
  }, []);
  const remove = useCallback((gone: readonly string[]) => {
    setEntries((now) => now.filter(({ id }) => !gone.includes(id)));
    void dropFromBasket(database, gone);
  }, []);
  const take = useCallback(
    (id: string, isTaken: boolean) => {
      setTurned((now) => {
        const next = new Set(now);
        if (isTaken === isOffered) next.add(id);
        else next.delete(id);
        return next;
      });
    },
    [isOffered],
  );
  const taken = useMemo(() => entries.filter(({ id }) => turned.has(id) === isOffered), [entries, turned, isOffered]);
  return { entries, taken, take, change, remove };
}
