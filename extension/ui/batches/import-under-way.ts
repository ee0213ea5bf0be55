import type { MadePart } from '../../batches/made-import.ts';
import { isStorageFull } from '../parts/storage-full.ts';

/** An import that this page has made and not stored yet: its rows can be looked at meanwhile. */
export interface ImportUnderWay {
  /** Of so many rows in all; the same as long as no more is made. */
  made: { parts: readonly MadePart[]; of: number };
  /** Rows that are written, of all; they are stored when all are. */
  done: number;
  of: number;
  /** `full`: it could not be stored, and waits for somebody who tries again or stops. */
  state: 'storing' | 'full' | { failure: unknown };
  again: () => void;
  stop: () => void;
}

/** What is told of a storing, and how it is stopped. */
interface Watch {
  onMade: (parts: readonly MadePart[], of: number) => Promise<void>;
  onProgress: (done: number, of: number) => void;
  signal: AbortSignal;
}

const underWay = new Map<string, ImportUnderWay & { ended: Promise<void> }>();
const listeners = new Set<() => void>();

/**
 * Stores an import while its rows are looked at. `store` answers once it is stored, or `stopped`; `onShown` shows the
 * rows when the first of them are made. A disk that is full does not end it: the page says so and asks what to do.
 */
export async function storeInSight<Answer>(
  importId: string,
  store: (watch: Watch) => Promise<Answer | 'stopped'>,
  { signal, onShown }: { signal: AbortSignal; onShown: () => Promise<void> },
): Promise<Answer | 'stopped'> {
  const ended = Promise.withResolvers<void>();
  const change = (news: Partial<ImportUnderWay>) => {
    const known = underWay.get(importId);
    if (known) underWay.set(importId, { ...known, ...news });
    for (const listener of listeners) listener();
  };
  const attempt = async (): Promise<Answer | 'stopped'> => {
    const stop = new AbortController();
    const onMade = async (parts: readonly MadePart[], of: number) => {
      const isNew = !underWay.has(importId);
      const isWhole = parts.reduce((sum, { rows }) => sum + rows.length, 0) === of;
      // Who tries again goes on looking at what was made before until all is made anew.
      if (!isNew && !isWhole) return;
      const begun = { done: 0, of, state: 'storing', again: () => {}, stop: () => stop.abort() } as const;
      underWay.set(importId, { made: { parts, of }, ...begun, ended: ended.promise });
      change({});
      if (isNew) await onShown();
    };
    try {
      const onProgress = (done: number) => change({ done });
      return await store({ onMade, onProgress, signal: AbortSignal.any([signal, stop.signal]) });
    } catch (error) {
      if (!underWay.has(importId)) throw error;
      if (!isStorageFull(error)) {
        change({ state: { failure: error } });
        throw error;
      }
      const choice = Promise.withResolvers<'again' | 'stopped'>();
      change({ state: 'full', again: () => choice.resolve('again'), stop: () => choice.resolve('stopped') });
      return (await choice.promise) === 'again' ? attempt() : 'stopped';
    }
  };
  try {
    return await attempt();
  } finally {
    if (typeof underWay.get(importId)?.state !== 'object') underWay.delete(importId);
    ended.resolve();
    change({});
  }
}

/** Ends when an import is stored, or will not be; at once for one that this page is not storing. */
export async function whenStored(importId: string): Promise<void> {
  await underWay.get(importId)?.ended;
}

/** Ends when this page is storing no import any more. */
export async function whenAllStored(): Promise<void> {
  await Promise.all([...underWay.values()].map(({ ended }) => ended));
}

/** An import that this page is storing; null when it is not, or not any more. */
export function importUnderWay(importId: string): ImportUnderWay | null {
  return underWay.get(importId) ?? null;
}

/** Tells of every change of what is under way, until the returned function is called. */
export function listenToImports(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
