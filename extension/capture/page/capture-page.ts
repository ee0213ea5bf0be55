import * as v from 'valibot';
import type { CapturedList, ListNote } from '../captured-list.ts';
import type { CapturedTab } from '../captured-tab.ts';
import { pageReading } from '../file/page-reading.ts';
import { sourceTitle } from '../source-title.ts';
import { type AskPage, pageInTab } from './ask-page.ts';
import { type PageProblem, problemOfRefusal } from './page-problem.ts';
import { type Kind, WalkBegun, WalkSlice } from './page-snapshot.ts';
import { endTree, growTree, rootOfPage } from './page-tree.ts';
import { type ReadPage, readPage, type WalkedPage } from './read-page.ts';

/** How a page is captured. */
interface PageCaptureOptions {
  /** Whether what is selected, if anything is, stands for the page. */
  scope: 'page' | 'selection-or-page';
  signal?: AbortSignal;
  /** How many pieces of the page have been walked. */
  onProgress?: (pieces: number) => void;
}

/** Milliseconds of reading after which our own page gets its turn. */
const readingSlice = 10;
/** Milliseconds that a page may take to be walked: one that never stops growing is cut there. */
const longestWalk = 120_000;

/** Captures the people whom a page in a tab shows. Needs `activeTab` on it; touches nothing in it. */
export async function capturePage(
  tab: CapturedTab,
  options: PageCaptureOptions,
): Promise<{ list: CapturedList } | { problem: PageProblem }> {
  try {
    return await captureAnswers(await pageInTab(tab), tab, options);
  } catch (error) {
    if (options.signal?.aborted) return { problem: { code: 'page-capture-ended' } };
    return { problem: problemOfRefusal(tab.url, error instanceof Error ? error.message : String(error)) };
  }
}

/** Reads a page through its answers; anything that they do not say in the agreed form throws. */
export async function captureAnswers(
  ask: AskPage,
  tab: CapturedTab,
  { scope, signal, onProgress }: PageCaptureOptions,
): Promise<{ list: CapturedList } | { problem: PageProblem }> {
  const begun = v.parse(WalkBegun, await ask({ ask: 'begin', scope }));
  if (begun.contentType === 'application/pdf') return { problem: { code: 'page-is-pdf' } };
  if (signal?.aborted) return { problem: { code: 'page-capture-ended' } };
  // The page walks on while its last slice is on its way and is read here.
  const coming = [nextSlice(ask), nextSlice(ask)];
  const page: WalkedPage = { root: rootOfPage(), json: [], unseen: [] };
  const reading = readPage(page);
  const kinds: Kind[] = [];
  let open = page.root;
  let pieces = 0;
  let isCut = false;
  let foreignFrames = 0;
  let read: ReadPage | 'starved' = 'starved';
  const deadline = performance.now() + longestWalk;
  for (let number = 0; read === 'starved'; number++) {
    const answer = await coming.shift();
    if (signal?.aborted) return { problem: { code: 'page-capture-ended' } };
    // The page that was walked is gone, and its script with it.
    if (answer === null || answer === undefined) return { problem: { code: 'page-changed' } };
    const slice = v.parse(WalkSlice, answer);
    if (slice.number !== number) throw new Error(`Slice ${slice.number} came in the place of ${number}.`);
    kinds.push(...slice.kinds);
    open = growTree(open, slice.pieces, kinds);
    pieces += slice.pieces.length;
    onProgress?.(pieces);
    if (slice.end) {
      ({ isCut, foreignFrames } = slice.end);
      page.json.push(...slice.end.json);
      page.unseen.push(...slice.end.unseen);
    } else isCut = performance.now() > deadline;
    if (slice.end || isCut) endTree(open);
    else coming.push(nextSlice(ask));
    const came = await patiently(reading, signal);
    if (!came) return { problem: { code: 'page-capture-ended' } };
    read = came;
  }
  const hidden = read.notes.find(({ kind }) => kind === 'unseen-addresses')?.count ?? 0;
  if (read.parts.length === 0) {
    return { problem: { code: 'page-without-people', scope: begun.scope, unseen: hidden, foreignFrames } };
  }
  const notes: ListNote[] = [];
  if (begun.scope === 'selection') notes.push({ kind: 'selection-only' });
  if (isCut) notes.push({ kind: 'page-cut' });
  notes.push(...read.notes);
  if (foreignFrames > 0) notes.push({ kind: 'foreign-frames', count: foreignFrames });
  const title = sourceTitle(begun.title || tab.title || hostOf(begun.url));
  return { list: { source: { kind: 'page', title, url: plainAddress(begun.url) }, parts: read.parts, notes } };
}

/** Asks for a slice in advance: should it be no longer waited for, it may fail. */
function nextSlice(ask: AskPage): Promise<unknown> {
  const answer = ask({ ask: 'next' });
  void Promise.allSettled([answer]);
  return answer;
}

/** Reads on as far as the page has come; null when that was ended. */
async function patiently(
  steps: Generator<boolean, ReadPage>,
  signal: AbortSignal | undefined,
): Promise<ReadPage | 'starved' | null> {
  while (!signal?.aborted) {
    const end = performance.now() + readingSlice;
    while (performance.now() < end) {
      const step = steps.next();
      if (step.done) return step.value;
      if (step.value) return 'starved';
    }
    await pageReading.pause();
  }
  return null;
}

/**
 * Where a page is, without what may let somebody in: a name and password, and all behind `?` and `#`. Empty for an
 * address that is the page itself (`data:`).
 */
function plainAddress(url: string): string {
  const address = URL.parse(url);
  if (!address || !/^(?:https?|file):$/.test(address.protocol)) return '';
  return `${address.protocol}//${address.host}${address.pathname}`.slice(0, 2000);
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
