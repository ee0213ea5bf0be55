import { useEffect, useState } from 'preact/hooks';
import { listSpaces } from '../../spaces/space-store.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { type Phase, phaseOf } from '../../sync/phase.ts';
import { database } from '../here.ts';
import { useLive } from '../live.ts';
import { chosenSpace } from '../space/chosen-space.ts';
import { overallPhase } from './overall-phase.ts';
import type { Part } from './use-import.ts';

/** The spaces that this page knew last, so that one that opens need not wait for them. */
let lastKnown: StoredSpace[] | undefined;

/** Reads the spaces ahead of a page that will show them. */
export async function readSpacesAhead(): Promise<void> {
  lastKnown = await listSpaces(database);
  // Which one was chosen lies in another storage, whose first answer takes milliseconds.
  chosenSpace(lastKnown);
}

/** The connected spaces, kept up to date; undefined until they are read. */
export function useSpaces(): StoredSpace[] | undefined {
  const spaces = useLive(() => listSpaces(database), []);
  lastKnown = spaces ?? lastKnown;
  return lastKnown;
}

/** Whether the browser has a network. */
export function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return isOnline;
}

/** The phase of an import: of its batches together. */
export function phaseOfImport(
  parts: readonly Pick<Part, 'batch' | 'summary'>[],
  { spaces, isOnline, now }: { spaces: readonly StoredSpace[]; isOnline: boolean; now: number },
): Phase {
  return overallPhase(
    parts.map(({ batch, summary }) => {
      const space = spaces.find(({ address }) => address === batch.spaceAddress) ?? null;
      return { summary, phase: phaseOf(batch, summary, { space, isOnline, now }) };
    }),
  );
}
