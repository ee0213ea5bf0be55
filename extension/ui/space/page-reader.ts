import { maxPageSize } from '../../../shared/contract/page.ts';
import type { Answer } from '../../spaces/space-answer.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';

/** One page as a space answers it. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
  total: number;
}

/** The part of a list that is asked for. */
export interface PagePart {
  cursor?: string;
  limit: string;
}

/** As much of a long list as was read. */
export interface PagedList<Item> {
  /** The first items of the list, without a gap. */
  items: readonly Item[];
  /** Items of the whole list; null until the space has told. */
  total: number | null;
  isReading: boolean;
  /** Why reading stopped; null while nothing is in its way. */
  problem: SyncProblem | null;
}

/** Reads a long list page by page, as far as is needed. */
export interface PageReader {
  /** Says how many items are to be seen now; reading goes on until they are there, or stops with fewer. */
  need(count: number): void;
  /** Reads the list anew. What was read before stays until as much of the new list is there, so that nothing jumps. */
  reload(): void;
  /** Goes on after a problem. */
  retry(): void;
  stop(): void;
}

/** A list of which nothing was read yet. */
export const unreadList: PagedList<never> = { items: [], total: null, isReading: true, problem: null };

/**
 * What was read of one list: its items, and where the rest begins (undefined: at the first page; null: there is none).
 */
interface Read<Item> {
  items: readonly Item[];
  ids: Set<string>;
  next: string | null | undefined;
  total: number;
}

/**
 * A reader that asks with `load` and tells of every change. One request at a time: each page says where the next
 * begins.
 */
export function pageReader<Item extends { id: string }>(
  load: (part: PagePart) => Promise<Answer<Page<Item>>>,
  onChange: (list: PagedList<Item>) => void,
): PageReader {
  let list: PagedList<Item> = unreadList;
  let shown: Read<Item> | null = null;
  // Whether what is shown is of the list before a change, or there is nothing yet.
  let isStale = true;
  let needed = 1;
  // Which reading is wanted; null when none is under way. An answer to an earlier one is not looked at.
  let current: object | null = null;
  const tell = (change: Partial<PagedList<Item>>) => {
    list = { ...list, ...change };
    onChange(list);
  };
  const show = (read: Read<Item>) => {
    shown = read;
    tell({ items: read.items, total: read.total });
  };

  async function read(): Promise<void> {
    const mine = {};
    const isAnew = isStale;
    current = mine;
    tell({ isReading: true, problem: null });
    let read: Read<Item> = (!isAnew && shown) || { items: [], ids: new Set(), next: undefined, total: 0 };
    while (read.next !== null && read.items.length < needed) {
      const { next: cursor } = read;
      const answer = await load({ limit: String(maxPageSize), ...(cursor !== undefined && { cursor }) });
      if (current !== mine) return;
      if ('problem' in answer) {
        current = null;
        return tell({ isReading: false, problem: answer.problem });
      }
      read = withPage(read, answer.value);
      if (!isAnew) show(read);
    }
    current = null;
    isStale = false;
    show(read);
    tell({ isReading: false });
  }
  return {
    need: (count) => {
      needed = Math.max(1, count);
      if (current !== null || list.problem !== null) return;
      if (!shown || (shown.next !== null && shown.items.length < needed)) void read();
    },
    reload: () => {
      isStale = true;
      void read();
    },
    retry: () => void read(),
    stop: () => {
      current = null;
    },
  };
}

function withPage<Item extends { id: string }>(read: Read<Item>, page: Page<Item>): Read<Item> {
  const { ids } = read;
  // Who was renamed since the page before may stand on both.
  const more = page.items.filter(({ id }) => !ids.has(id));
  for (const { id } of more) ids.add(id);
  const items = [...read.items, ...more];
  // A page without items ends the list, whatever it says: nothing is asked for ever.
  const next = page.items.length === 0 ? null : page.next;
  // People come and go between two pages: at the end, what is there is what counts.
  return { items, ids, next, total: next === null ? items.length : Math.max(page.total, items.length) };
}
