import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ImportedList } from '../../batches/create-import.ts';
import { isStorageFull } from '../parts/storage-full.ts';
import type { BegunList } from './begun-reading.ts';
import type { PasteQueue } from './paste-queue.ts';

/** How far the storing of the lists is; `stopped` and `full` left everything as it was. */
type StoringState =
  | { kind: 'none' | 'stopped' | 'full' }
  | { kind: 'wanted'; action: IntakeAction }
  | { kind: 'storing'; done: number; of: number };

/** Milliseconds after which it is told that lists are being stored. */
const patience = 100;

/** What is told of the storing, and how it is stopped. */
export interface StoringWatch {
  onProgress: (done: number, of: number) => void;
  signal: AbortSignal;
}

/** One thing that can be done with the lists. */
export interface IntakeAction {
  /** What its button says, when so many people were found, of whom so many can be sent as they stand. */
  words: (people: number, sendable: () => number) => string;
  /** Whether it may be chosen while the lists are still being read; it then waits for that. */
  canWait?: boolean;
  /** Stores the lists; answers `stopped` when the signal ended it before. */
  store: (lists: ImportedList[], watch: StoringWatch) => Promise<unknown>;
  /** The same for a list that is still being read, where its first people are shown meanwhile. */
  storeBegun?: (list: BegunList, watch: StoringWatch) => Promise<unknown>;
}

/** The storing of lists. */
export interface Storing {
  state: StoringState;
  /** Whether it was asked for or is under way. */
  isBusy: boolean;
  /** Does it as soon as everything is read. */
  want: (action: IntakeAction) => void;
  stop: () => void;
}

interface Given {
  /** The only list, while it is read and its first people are known. */
  begun?: BegunList | null;
  /** Whether an earlier storing of the lists was stopped. */
  wasStopped?: boolean;
  /** What is still looked into when the storing is asked for is stored with the rest. */
  pastes?: PasteQueue;
}

/** Stores lists; `read` is null while one of them is still being read. */
export function useStoring(
  read: ImportedList[] | null,
  { begun = null, wasStopped = false, pastes }: Given = {},
): Storing {
  const [state, setState] = useState<StoringState>({ kind: 'none' });
  useLayoutEffect(() => {
    if (wasStopped) setState((known) => (known.kind === 'none' ? { kind: 'stopped' } : known));
  }, [wasStopped]);
  const stop = useRef<AbortController | null>(null);
  const run = async (of: number, store: (watch: StoringWatch) => Promise<unknown>) => {
    const running = new AbortController();
    stop.current = running;
    // What is done in a moment is not told: the page would only flicker.
    const timer = setTimeout(() => setState({ kind: 'storing', done: 0, of }), patience);
    try {
      const answer = await store({
        signal: running.signal,
        onProgress: (done) => setState((known) => (known.kind === 'storing' ? { ...known, done } : known)),
      });
      setState({ kind: answer === 'stopped' ? 'stopped' : 'none' });
    } catch (error) {
      setState({ kind: isStorageFull(error) ? 'full' : 'none' });
      if (!isStorageFull(error)) throw error;
    } finally {
      clearTimeout(timer);
      stop.current = null;
    }
  };
  // The button may be pressed before the last change was read; what is stored is what stands there.
  const wanted = state.kind === 'wanted' ? state.action : null;
  const isReady = read !== null;
  useLayoutEffect(() => {
    if (!wanted || stop.current) return;
    const people = read?.reduce((sum, { reading }) => sum + reading.rows.length, 0);
    if (read && people) void run(people, (watch) => wanted.store(read, watch));
    else if (read) setState({ kind: 'none' });
    else if (begun && wanted.storeBegun)
      void run(begun.begun.people, async (watch) => wanted.storeBegun?.(begun, watch));
  }, [wanted, isReady, begun]);
  return {
    state,
    isBusy: state.kind === 'storing' || state.kind === 'wanted',
    want: (action) => {
      const begin = () => setState({ kind: 'wanted', action });
      if (pastes?.isBusy) void pastes.whenIdle().then(begin);
      else begin();
    },
    stop: () => stop.current?.abort(),
  };
}
