import { useRef, useState } from 'preact/hooks';
import { type ReadAgain, readAgain } from '../../batches/living/read-again.ts';
import type { SheetReadingHead } from '../../batches/living/sheet-reading-store.ts';
import type { ListNote } from '../../capture/captured-list.ts';
import type { CapturedTab } from '../../capture/captured-tab.ts';
import { readPatiently } from '../../capture/reading-job.ts';
import { captureSheet } from '../../capture/sheet/capture-sheet.ts';
import { askForSheetHosts } from '../../capture/sheet/sheet-hosts.ts';
import type { SheetProblem } from '../../capture/sheet/sheet-problem.ts';
import { database } from '../here.ts';

/** How far the reading of a living sheet is; `not-allowed`: the admin, or the browser, will not let us read it. */
type LivingState =
  | { kind: 'resting' | 'reading' | 'not-allowed' | 'forgotten' }
  | { kind: 'failed'; problem: SheetProblem }
  | { kind: 'read'; again: ReadAgain; notes: readonly ListNote[] };

/** A sheet that is read again. */
export interface LivingReading {
  state: LivingState;
  /** Call it in a click: without a tab the browser may have to ask for the hosts that sheets come from. */
  read: () => Promise<void>;
  stop: () => void;
  close: () => void;
}

/**
 * Reads a sheet again, through the tab that shows it or by the extension itself, and compares it with what is known.
 */
export function useLivingSheet(head: SheetReadingHead, tab: CapturedTab | null): LivingReading {
  const [state, setState] = useState<LivingState>({ kind: 'resting' });
  const running = useRef<AbortController | null>(null);
  const read = async () => {
    // First of all, as long as it counts as done in the click.
    const needsHosts = !tab || (state.kind === 'failed' && state.problem.code === 'sheet-needs-hosts');
    const isAllowed = !needsHosts || (await askForSheetHosts());
    if (!isAllowed) return tab ? undefined : setState({ kind: 'not-allowed' });
    running.current = new AbortController();
    const { signal } = running.current;
    setState({ kind: 'reading' });
    const next = await readNow(head, tab, signal);
    if (!signal.aborted) setState(next);
  };
  const close = () => {
    running.current?.abort();
    setState({ kind: 'resting' });
  };
  return { state, read, stop: close, close };
}

async function readNow(head: SheetReadingHead, tab: CapturedTab | null, signal: AbortSignal): Promise<LivingState> {
  const answer = await captureSheet({ tab }, head.place, { title: head.title, signal });
  // An empty sheet is an answer, too: everybody would be gone.
  if ('problem' in answer && answer.problem.code !== 'sheet-empty') return { kind: 'failed', problem: answer.problem };
  const list = 'list' in answer ? answer.list : null;
  const again = await readAgain(database, head, list?.parts[0]?.cells ?? [], (content, choices) =>
    readPatiently(content, choices, () => {}, signal),
  );
  if (again === 'forgotten') return { kind: 'forgotten' };
  return again === 'ended' ? { kind: 'resting' } : { kind: 'read', again, notes: list?.notes ?? [] };
}
