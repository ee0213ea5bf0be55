import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CapturedList } from '../../capture/captured-list.ts';
import type { CapturedTab } from '../../capture/captured-tab.ts';
import { type KnownSite, knownSite } from '../../capture/known-site.ts';
import type { PageProblem } from '../../capture/page/page-problem.ts';
import type { SheetOptions } from '../../capture/sheet/capture-sheet.ts';
import { type OpenSheet, openSheet } from '../../capture/sheet/open-sheet.ts';
import type { SheetPlace } from '../../capture/sheet/sheet-place.ts';
import type { SheetProblem } from '../../capture/sheet/sheet-problem.ts';
import { tabSelection } from '../../capture/tab-selection.ts';
import { everybody } from '../capture/captured-people.ts';
import { keepPage, keptPage, type PageDraft } from './page-draft.ts';
import { popupTab } from './popup-tab.ts';

/** What the popup knows of the tab that it was opened on. */
export type CapturedTabState =
  /** `none`: nothing that could be read, so nothing is said about it. */
  | { kind: 'looking' | 'none' }
  | { kind: 'reading'; tab: CapturedTab }
  | { kind: 'refused'; tab: CapturedTab; problem: PageProblem }
  /** A page that shows only part of its list, so that copying says more. */
  | { kind: 'site'; tab: CapturedTab; site: KnownSite }
  | { kind: 'sheet'; tab: CapturedTab; sheet: OpenSheet; isReading: boolean; problem: SheetProblem | null }
  /** `isAwaited`: its people are to be invited as soon as they are read. */
  | { kind: 'captured'; tab: CapturedTab; page: PageDraft; isAwaited: boolean };

/** How a sheet is read, and what then. */
export interface SheetWish extends Pick<SheetOptions, 'title' | 'hosts'> {
  place: SheetPlace;
  isAwaited: boolean;
}

/** The tab's list, and what can be done about it. */
export interface TabCapture {
  state: CapturedTabState;
  /** Looks at the tab as if it were the first time. */
  lookAgain: () => void;
  /** Reads it as a page, whatever it is. */
  readAsPage: () => void;
  readSheet: (wish: SheetWish) => void;
  stop: () => void;
  /** Changes what is kept of it. */
  change: (changed: Partial<Pick<PageDraft, 'list' | 'filter'>>) => void;
  /** Forgets it: it is in a batch or in the basket now. */
  forget: () => Promise<void>;
}

/** Opening the popup is the gesture that lets it read the tab; nothing leaves the browser by that. */
export function useCapturedTab(): TabCapture {
  const [state, setState] = useState<CapturedTabState>({ kind: 'looking' });
  const stopping = useRef<AbortController | null>(null);

  const show = useCallback((tab: CapturedTab, list: CapturedList, selection: string, isAwaited: boolean) => {
    const id = crypto.randomUUID();
    const page = { id, url: tab.url, capturedAt: Date.now(), selection, list, filter: everybody };
    setState({ kind: 'captured', tab, page, isAwaited });
    void keepPage(page);
  }, []);

  const readPage = useCallback(async (tab: CapturedTab) => {
    stopping.current = new AbortController();
    const { signal } = stopping.current;
    setState({ kind: 'reading', tab });
    const selection = await tabSelection(tab);
    const { capturePage } = await import('../../capture/page/capture-page.ts');
    const answer = await capturePage(tab, { scope: 'selection-or-page', signal });
    if (signal.aborted) return setState({ kind: 'none' });
    if ('problem' in answer) setState({ kind: 'refused', tab, problem: answer.problem });
    else show(tab, answer.list, selection, false);
  }, []);

  const look = useCallback(async (isAgain: boolean) => {
    const tab = await popupTab();
    if (!tab) return setState({ kind: 'none' });
    const kept = isAgain ? null : await keptPage(tab.url);
    const sheet = await openSheet(tab);
    if (sheet) {
      if (kept && isSamePlace(kept.list.source.sheet, sheet.place))
        return setState({ kind: 'captured', tab, page: kept, isAwaited: false });
      return setState({ kind: 'sheet', tab, sheet, isReading: false, problem: null });
    }
    const selection = await tabSelection(tab);
    // A click on the page takes its selection away, but nobody selects something else without meaning it.
    if (kept && (selection === '' || selection === kept.selection))
      return setState({ kind: 'captured', tab, page: kept, isAwaited: false });
    const site = knownSite(tab.url);
    if (site && selection === '') return setState({ kind: 'site', tab, site });
    await readPage(tab);
  }, []);

  useEffect(() => {
    void look(false);
    return () => stopping.current?.abort();
  }, []);

  const readSheet = async ({ place, isAwaited, ...options }: SheetWish) => {
    if (state.kind !== 'sheet') return;
    stopping.current = new AbortController();
    const { signal } = stopping.current;
    setState({ ...state, isReading: true, problem: null });
    const { captureSheet } = await import('../../capture/sheet/capture-sheet.ts');
    const answer = await captureSheet({ tab: state.tab }, place, { ...options, signal });
    if ('list' in answer) show(state.tab, answer.list, '', isAwaited);
    else {
      const problem = answer.problem.code === 'sheet-stopped' ? null : answer.problem;
      setState({ ...state, isReading: false, problem });
    }
  };
  const change = useCallback((changed: Partial<Pick<PageDraft, 'list' | 'filter'>>) => {
    setState((known) => {
      if (known.kind !== 'captured') return known;
      const page = { ...known.page, ...changed };
      void keepPage(page);
      return { ...known, page };
    });
  }, []);
  const forget = useCallback(async () => {
    setState({ kind: 'none' });
    await keepPage(null);
  }, []);
  return {
    state,
    lookAgain: () => void look(true),
    readAsPage: () => 'tab' in state && void readPage(state.tab),
    readSheet: (wish) => void readSheet(wish),
    stop: () => stopping.current?.abort(),
    change,
    forget,
  };
}

function isSamePlace(one: SheetPlace | undefined, other: SheetPlace): boolean {
  return one?.document === other.document && one.gid === other.gid && one.range === other.range;
}
