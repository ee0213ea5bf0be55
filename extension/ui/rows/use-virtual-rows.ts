import {
  defaultRangeExtractor,
  elementScroll,
  measureElement,
  observeElementOffset,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { laidOut, type RowLayout } from './row-layout.ts';

interface Options<Row> {
  rows: readonly Row[];
  /** What a measured height is kept under; of rows that never are, their places, since texts have a price: see `known`. */
  keyOf: (row: Row, index: number, size: number) => string | number;
  /** Pixels of a row before it was measured. */
  estimateSize: (row: Row) => number;
  /** What the estimate and the key depend on beside the row, always as many. */
  sizeInputs?: readonly unknown[];
  scrollElement: () => HTMLElement | null;
  /** Pixels at the top of the scrolled element that a sticky header covers. */
  headerHeight: number;
  /** A row that stays in the page although it is scrolled away, because the keyboard is, or comes in, there. */
  keepIndex: number;
}

/** Pixels of a table at least, as in row-table.css, and of what stands above and below it in a page. */
const leastHeight = 288;
const besideTable = 340;

/** Pixels that the last table had. */
let lastHeight: number | null = null;

/** Pixels of a table before it was measured: its rows come with its first drawing. */
function likelyHeight(): number {
  return lastHeight ?? Math.max(leastHeight, innerHeight - besideTable);
}

/** Tells a table's size before it is painted; to ask for it would lay the page out in mid-drawing. */
function observeElementRect(
  { scrollElement }: Virtualizer<HTMLElement, HTMLElement>,
  tell: (rect: { width: number; height: number }) => void,
): (() => void) | undefined {
  if (!scrollElement) return undefined;
  const observer = new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = scrollElement;
    if (height > 0) lastHeight = height;
    tell({ width, height });
  });
  observer.observe(scrollElement);
  return () => observer.disconnect();
}

/** Milliseconds without scrolling far after which the rows around those in sight are drawn, too. */
const atRest = 100;

/** The core of TanStack Virtual with one way more to draw a row. */
class VirtualRows extends Virtualizer<HTMLElement, HTMLElement> {
  /** As the `ref` of a row in place of `measureElement`: it is as high as it was estimated, whatever it was before. */
  keepEstimate = (element: HTMLElement | null) => {
    if (!element) return;
    const index = this.indexFromElement(element);
    if (this.itemSizeCache.has(this.options.getItemKey(index)))
      this.resizeItem(index, this.options.estimateSize(index));
  };
}

/** Only the rows that can be seen are in the page: the core of TanStack Virtual, bound to Preact. */
export function useVirtualRows<Row>(options: Options<Row>): VirtualRows {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const { rows, keyOf, estimateSize, sizeInputs = [], keepIndex } = options;
  // What can be seen at first comes first, then the rows around it, for scrolling.
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPainted(true));
    return () => clearTimeout(timer);
  }, []);
  // So do those of a far place that the table was scrolled to: while its bar is dragged, each frame is at another.
  const drawn = useRef({ from: 0, to: 0 });
  const isFar = useRef(false);
  useLayoutEffect(() => {
    if (!isFar.current) return;
    const timer = setTimeout(() => redraw(undefined), atRest);
    return () => clearTimeout(timer);
  });
  const isScrolled = useRef(false);
  const lastLayout = useRef<RowLayout<Row> | null>(null);
  const layout = useMemo(
    () => laidOut(rows, { keyOf, estimateSize }, sizeInputs, lastLayout.current),
    [rows, ...sizeInputs],
  );
  lastLayout.current = layout;
  const resolved: VirtualizerOptions<HTMLElement, HTMLElement> = {
    count: rows.length,
    estimateSize: (index) => layout.sizes[index] ?? 0,
    // The core lays all rows out again whenever it gets another function here.
    getItemKey: layout.keyAt,
    getScrollElement: options.scrollElement,
    scrollMargin: 0,
    paddingStart: options.headerHeight,
    scrollPaddingStart: options.headerHeight,
    overscan: isPainted ? 8 : 0,
    initialRect: { width: 0, height: likelyHeight() },
    // The observer tells a row's size before it is painted; to ask for it here would lay the page out in mid-drawing.
    measureElement: (element, entry, core) => {
      if (entry) return measureElement(element, entry, core);
      const index = core.indexFromElement(element);
      return core.itemSizeCache.get(core.options.getItemKey(index)) ?? core.options.estimateSize(index);
    },
    observeElementRect,
    observeElementOffset,
    scrollToFn: (offset, how, core) => {
      // A new table stands at its top; to scroll there would lay the page out in mid-drawing.
      if (isScrolled.current || offset > 0) elementScroll(offset, how, core);
      isScrolled.current = true;
    },
    onChange: () => redraw(undefined),
    rangeExtractor: (range) => {
      const { from, to } = drawn.current;
      isFar.current = range.startIndex > to || range.endIndex < from;
      drawn.current = { from: range.startIndex, to: range.endIndex };
      const shown = defaultRangeExtractor(isFar.current ? { ...range, overscan: 0 } : range);
      if (keepIndex >= range.count || shown.includes(keepIndex)) return shown;
      return [...shown, keepIndex].sort((a, b) => a - b);
    },
  };
  const [virtualizer] = useState(() => new VirtualRows(resolved));
  virtualizer.setOptions(resolved);
  // The core's own protocol for bindings: mount once, then follow after each drawing.
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}
