import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { maxKeptCapture } from '../../batches/capture-store.ts';
import { clearDraft, draft, saveDraft } from '../../batches/draft-store.ts';
import { readChosenFile } from '../../capture/file/chosen-file.ts';
import { whenAllStored } from '../batches/import-under-way.ts';
import { database } from '../here.ts';
import { type ChosenList, type FileState, firstParts, listsFromText, listsToText, sizeOfLists } from './chosen-list.ts';
import { latestWriter } from './latest-writer.ts';

/** The files that were chosen, and what can be done with them. */
export interface ChosenFiles {
  lists: readonly ChosenList[];
  /** Whether they come back when the page is closed and opened again. */
  areKept: boolean;
  add: (files: Iterable<File>) => void;
  remove: (id: string) => void;
  choose: (id: string, parts: readonly number[]) => void;
  /** Puts lists that were there before in front of the others. */
  bringBack: (lists: readonly ChosenList[]) => void;
  /** Takes out some lists, and stops what is still opened of them. */
  clear: (lists: readonly ChosenList[]) => void;
}

const store = latestWriter((text: string) =>
  text === '' ? clearDraft(database, 'files') : saveDraft(database, text, 'files'),
);

/** Opens files one after the other; with `isKept`, what they hold is kept when the page closes, and comes back. */
export function useFiles({ isKept }: { isKept: boolean }): ChosenFiles {
  const [lists, setLists] = useState<readonly ChosenList[]>([]);
  const stops = useRef(new Map<string, AbortController>());
  const queue = useRef(Promise.resolve());
  const isTooLarge = useMemo(() => sizeOfLists(lists) > maxKeptCapture, [lists]);

  const bringBack = useCallback((back: readonly ChosenList[]) => {
    setLists((known) => [...back.filter(({ id }) => known.every((list) => list.id !== id)), ...known]);
  }, []);

  const isRestored = useRef(!isKept);
  useEffect(() => {
    if (isRestored.current) return;
    let isGone = false;
    const restore = async () => {
      await whenAllStored();
      const kept = listsFromText(await draft(database, 'files'));
      if (isGone) return;
      isRestored.current = true;
      bringBack(kept);
    };
    void restore();
    return () => {
      isGone = true;
    };
  }, []);
  useEffect(() => {
    if (isKept && isRestored.current) void store(isTooLarge ? '' : listsToText(lists));
  }, [isKept, isTooLarge, lists]);
  useEffect(
    () => () => {
      for (const stop of stops.current.values()) stop.abort();
    },
    [],
  );

  const settle = useCallback((id: string, state: FileState) => {
    setLists((known) => known.map((list) => (list.id === id ? { ...list, state } : list)));
  }, []);
  const remove = useCallback((id: string) => {
    stops.current.get(id)?.abort();
    setLists((known) => known.filter((list) => list.id !== id));
  }, []);
  const add = useCallback((files: Iterable<File>) => {
    for (const file of files) {
      const id = crypto.randomUUID();
      const stop = new AbortController();
      stops.current.set(id, stop);
      setLists((known) => [...known, { id, name: file.name, size: file.size, state: { kind: 'opening' } }]);
      const open = async () => {
        try {
          const answer = await readChosenFile(file, stop.signal);
          if (answer === null) return;
          if ('problem' in answer) settle(id, { kind: 'refused', problem: answer.problem });
          else settle(id, { kind: 'read', capture: answer.capture, chosen: firstParts(answer.capture) });
        } catch (error) {
          remove(id);
          // What nobody expected is told by the page's boundary; the other files are opened all the same.
          void Promise.reject(error);
        } finally {
          stops.current.delete(id);
        }
      };
      // Two large files at once would not be read sooner, and take twice the memory.
      queue.current = queue.current.then(open);
    }
  }, []);
  const choose = useCallback((id: string, chosen: readonly number[]) => {
    setLists((known) =>
      known.map((list) =>
        list.id === id && list.state.kind === 'read' ? { ...list, state: { ...list.state, chosen } } : list,
      ),
    );
  }, []);
  const clear = useCallback((gone: readonly ChosenList[]) => {
    for (const { id } of gone) remove(id);
  }, []);
  return { lists, areKept: !isTooLarge, add, remove, choose, bringBack, clear };
}
