import { useMemo, useState } from 'preact/hooks';
import type { Pages } from './use-pages.ts';

/** Which items of a list are ticked: these, or all that the list has, read or not. */
export type Ticked = { all: true } | { all: false; ids: ReadonlySet<string> };

/** The ticks of a list. */
export interface Ticks {
  ticked: Ticked;
  /** How many that are. */
  count: number;
  isTicked: (id: string) => boolean;
  /** Ticks an item or not. */
  tick: (id: string, isTicked: boolean) => void;
  /** Ticks the items between the one that was changed last and this one. */
  tickTo: (id: string) => void;
  tickAll: () => void;
  untickAll: () => void;
}

const nothing: Ticked = { all: false, ids: new Set() };

/**
 * Ticks of a list's items. They go when another list is shown, as with another filter, unless they are `lasting`: who
 * picks people searches for one after the other.
 */
export function useTicks<Item extends { id: string }>(pages: Pages<Item>, { lasting = false } = {}): Ticks {
  const [kept, setKept] = useState<{ key: string; ticked: Ticked; last: string | null }>({
    key: pages.key,
    ticked: nothing,
    last: null,
  });
  const isKept = kept.key === pages.key || (lasting && !kept.ticked.all);
  const { ticked, last } = isKept ? kept : { ticked: nothing, last: null };
  const set = (next: Ticked, changed: string | null = null) => setKept({ key: pages.key, ticked: next, last: changed });
  // Who is gone from a list that was read to its end is not counted.
  const count = useMemo(
    () => (lasting && !ticked.all ? ticked.ids.size : countOf(ticked, pages)),
    [lasting, ticked, pages.items, pages.total],
  );
  const idsNow = () => new Set(ticked.all ? pages.items.map(({ id }) => id) : ticked.ids);
  return {
    ticked,
    count,
    isTicked: (id) => ticked.all || ticked.ids.has(id),
    tick: (id, isTicked) => {
      const ids = idsNow();
      if (isTicked) ids.add(id);
      else ids.delete(id);
      set({ all: false, ids }, id);
    },
    tickTo: (id) => {
      const from = pages.items.findIndex((item) => item.id === (last ?? id));
      const to = pages.items.findIndex((item) => item.id === id);
      const ids = idsNow();
      for (const item of pages.items.slice(Math.max(0, Math.min(from, to)), Math.max(from, to) + 1)) ids.add(item.id);
      set({ all: false, ids }, id);
    },
    tickAll: () =>
      set(
        pages.total === pages.items.length
          ? { all: false, ids: new Set([...(lasting ? idsNow() : []), ...pages.items.map(({ id }) => id)]) }
          : { all: true },
      ),
    untickAll: () => set(nothing),
  };
}

function countOf<Item extends { id: string }>(ticked: Ticked, { items, total }: Pages<Item>): number {
  if (ticked.all) return total ?? items.length;
  if (total !== items.length) return ticked.ids.size;
  return items.filter(({ id }) => ticked.ids.has(id)).length;
}
