import * as v from 'valibot';
import type { CapturedList, ListNote } from '../captured-list.ts';
import type { CapturedTab } from '../captured-tab.ts';
import { pageReading } from '../file/page-reading.ts';
import { sourceTitle } from '../source-title.ts';
import { type AskPage, pageInTab } from './ask-page.ts';
import { type PageProblem, problemOfRefusal } from './page-problem.ts';
import { WalkBegun, WalkSlice } from './page-snapshot.ts';
import { growTree, type PageElement, rootOfPage } from './page-tree.ts';
import { type ReadPage, readPage } from './read-page.ts';

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
  const root = rootOfPage();
  let open: PageElement = root;
  let pieces = 0;
  const deadline = performance.now() + longestWalk;
  if (signal?.aborted) return { problem: { code: 'page-capture-ended' } };
  let coming = ask({ ask: 'next' });
  for (;;) {
    const answer = await coming;
    if (signal?.aborted) return { problem: { code: 'page-capture-ended' } };
    // The page that was walked is gone, and its script with it.
    if (answer === null || answer === undefined) return { problem: { code: 'page-changed' } };
    const slice = v.parse(WalkSlice, answer);
    const isLate = performance.now() > deadline;
    // The page walks on while its last slice is hung up here.
    if (!slice.end && !isLate) coming = ask({ ask: 'next' });
    open = growTree(open, slice.pieces);
    pieces += slice.pieces.length;
    onProgress?.(pieces);
    if (!slice.end && !isLate) continue;
    const { json, unseen, foreignFrames, isCut } = slice.end ?? { json: [], unseen: [], foreignFrames: 0, isCut: true };
    const read = await patiently(readPage({ root, json, unseen }), signal);
    if (!read) return { problem: { code: 'page-capture-ended' } };
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
}

async function patiently(steps: Generator<void, ReadPage>, signal: AbortSignal | undefined): Promise<ReadPage | null> {
  while (!signal?.aborted) {
    const end = performance.now() + readingSlice;
    while (performance.now() < end) {
      const step = steps.next();
      if (step.done) return step.value;
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
