import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { StoredBatch } from '../../batches/stored-batch.ts';

/**
 * Milliseconds that an import may be under way to its space without a word: most are there sooner, and to draw for some
 * frames that they are being sent would hold up what is waited for.
 */
const unseenTime = 250;

/** What decides of an import whether it is held. */
interface Staged {
  parts: readonly { batch: Pick<StoredBatch, 'stage'> }[];
}

const holds = new Map<string, () => void>();
const listeners = new Set<() => void>();

/**
 * Leaves an import on the screen as it was before it was approved, until it is applied or a moment is over; the promise
 * is kept then. Until it is, nobody else may hold that import.
 */
export function holdImport(importId: string): { ended: Promise<void>; end: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = () => {
    clearTimeout(timer);
    removeEventListener('pagehide', end);
    holds.delete(importId);
    resolve();
    for (const listener of listeners) listener();
  };
  const timer = setTimeout(end, unseenTime);
  holds.set(importId, end);
  // What waits for the end is still done by a page that goes, as a popup does at any moment.
  addEventListener('pagehide', end);
  return { ended: promise, end };
}

/** An import as it is to be shown, of what it is now: as it was shown last, while it is held and waits for its space. */
export function useHeld<Shown extends Staged | null | undefined>(importId: string, now: Shown): Shown {
  const shown = useRef(now);
  const [, redraw] = useState({});
  const stages = now?.parts.map(({ batch }) => batch.stage) ?? [];
  if (!(holds.has(importId) && stages.includes('approved'))) shown.current = now;
  const isOver = stages.every((stage) => stage === 'applied');
  useLayoutEffect(() => {
    if (isOver) holds.get(importId)?.();
  }, [importId, isOver]);
  useLayoutEffect(() => {
    const listener = () => redraw({});
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return shown.current;
}
