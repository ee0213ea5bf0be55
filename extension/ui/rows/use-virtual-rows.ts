import {
  defaultRangeExtractor,
  elementScroll,
  measureElement,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

interface Options {
  count: number;
  /** Pixels of a row before it was measured. */
  estimateSize: (index: number) => number;
  getItemKey: (index: number) => string;
  scrollElement: () => HTMLElement | null;
  /** Pixels at the top of the scrolled element that a sticky header covers. */
  headerHeight: number;
  /** A row that stays in the page although it is scrolled away, because the keyboard is, or comes in, there. */
  keepIndex: number;
}

/** Only the rows that can be seen are in the page: the core of TanStack Virtual, bound to Preact. */
export function useVirtualRows(options: Options): Virtualizer<HTMLElement, HTMLElement> {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const { keepIndex } = options;
  const resolved: VirtualizerOptions<HTMLElement, HTMLElement> = {
    count: options.count,
    estimateSize: options.estimateSize,
    getItemKey: options.getItemKey,
    getScrollElement: options.scrollElement,
    scrollMargin: 0,
    paddingStart: options.headerHeight,
    scrollPaddingStart: options.headerHeight,
    overscan: 12,
    measureElement,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(undefined),
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (keepIndex >= range.count || shown.includes(keepIndex)) return shown;
      return [...shown, keepIndex].sort((a, b) => a - b);
    },
  };
  const [virtualizer] = useState(() => new Virtualizer(resolved));
  virtualizer.setOptions(resolved);
  // The core's own protocol for bindings: mount once, then follow after each drawing.
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}
