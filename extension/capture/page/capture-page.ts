import * as v from 'valibot';
import { browser } from 'wxt/browser';
import type { CapturedList, ListNote } from '../captured-list.ts';
import type { CapturedTab } from '../captured-tab.ts';
import { pageReading } from '../file/page-reading.ts';
import { sourceTitle } from '../source-title.ts';
import { type PageProblem, problemOfRefusal } from './page-problem.ts';
import { type PageRequest, WalkBegun, WalkSlice } from './page-snapshot.ts';
import { growTree, type PageElement, rootOfPage } from './page-tree.ts';
import { type ReadPage, readPage } from './read-page.ts';

/** How a page is captured. */
export interface PageCaptureOptions {
  /** Whether what is selected, if anything is, stands for the page. */
  scope: 'page' | 'selection-or-page';
  signal?: AbortSignal;
  /** How many pieces of the page have been walked. */
  onProgress?: (pieces: number) => void;
}

/** The script that is injected. */
const script = '/page-capture.js';
/** Milliseconds of reading after which our own page gets its turn. */
const readingSlice = 10;
/** Milliseconds that a page may take to be walked: one that never stops growing is cut there. */
const longestWalk = 60_000;

/** Somebody who answers for a page; a real one is a tab's. */
export type AskPage = (request: PageRequest) => Promise<unknown>;

/** Captures the people whom a page in a tab shows. Needs `activeTab` on it; touches nothing in it. */
export async function capturePage(
  tab: CapturedTab,
  options: PageCaptureOptions,
): Promise<{ list: CapturedList } | { problem: PageProblem }> {
  try {
    await browser.scripting.executeScript({ target: { tabId: tab.id }, files: [script] });
    return await captureAnswers((request) => askTab(tab, request), tab, options);
  } catch (error) {
    if (options.signal?.aborted) return { problem: { code: 'page-capture-ended' } };
    return { problem: problemOfRefusal(tab.url, error instanceof Error ? error.message : String(error)) };
  }
}

/** Marks in the page where the people of a list stand. Answers the number of marks; 0 where that is not possible. */
export async function highlightFinds(tab: CapturedTab, list: CapturedList): Promise<number> {
  const addresses = new Set<string>();
  for (const { cells, leftOut } of list.parts) {
    for (const [row, line] of cells.entries()) {
      if (leftOut.includes(row)) continue;
      for (const cell of line)
        for (const [address] of cell.matchAll(/[^\s<>,;]+@[^\s<>,;]+/g)) addresses.add(address.toLowerCase());
    }
  }
  try {
    await browser.scripting.insertCSS({ target: { tabId: tab.id }, css: highlightStyle });
    await browser.scripting.executeScript({ target: { tabId: tab.id }, files: [script] });
    return v.parse(v.number(), await askTab(tab, { ask: 'highlight', addresses: [...addresses].slice(0, mostMarked) }));
  } catch {
    // The tab was closed or shows another page: then there is nothing to mark.
    return 0;
  }
}

/** Takes the marks away again. */
export async function clearHighlights(tab: CapturedTab): Promise<void> {
  try {
    await askTab(tab, { ask: 'clear' });
    await browser.scripting.removeCSS({ target: { tabId: tab.id }, css: highlightStyle });
  } catch {
    // The tab was closed or shows another page: the marks went with it.
  }
}

const mostMarked = 5000;
/** A style sheet of the browser's, not an element of the page. */
const highlightStyle = '::highlight(rollcall) { background-color: #ffe27a; color: #1b1b1b; }';

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
  for (;;) {
    if (signal?.aborted) return { problem: { code: 'page-capture-ended' } };
    const answer = await ask({ ask: 'next' });
    // The page that was walked is gone, and its script with it.
    if (answer === null || answer === undefined) return { problem: { code: 'page-changed' } };
    const slice = v.parse(WalkSlice, answer);
    open = growTree(open, slice.pieces);
    pieces += slice.pieces.length;
    onProgress?.(pieces);
    const isLate = performance.now() > deadline;
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
    return { list: { source: { kind: 'page', title, url: begun.url.slice(0, 2000) }, parts: read.parts, notes } };
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

async function askTab(tab: CapturedTab, request: PageRequest): Promise<unknown> {
  const [answer] = await browser.scripting.executeScript({ target: { tabId: tab.id }, func: passOn, args: [request] });
  return answer?.result ?? null;
}

/** Runs in the page, so it names nothing outside of itself. */
function passOn(request: PageRequest): unknown {
  const answer: unknown = Reflect.get(globalThis, Symbol.for('rollcall.page'));
  return typeof answer === 'function' ? answer(request) : null;
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
