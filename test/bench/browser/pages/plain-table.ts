import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { h } from 'preact';
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

const rowHeight = 36;

/** The least that a virtual table does: it draws the few rows that can be seen, each cell as plain text. */
export function PlainTable({ rows }: { rows: readonly string[][] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const options: VirtualizerOptions<HTMLElement, HTMLElement> = {
    count: rows.length,
    estimateSize: () => rowHeight,
    getScrollElement: () => scroller.current,
    overscan: 8,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  const lines = virtualizer.getVirtualItems().map(({ index, start, key }) =>
    h(
      'div',
      {
        key,
        'data-testid': 'row',
        style: `position:absolute;top:${start}px;height:${rowHeight}px;display:flex;gap:8px`,
      },
      (rows[index] ?? []).map((cell) => h('span', { style: 'width:200px;overflow:hidden' }, cell)),
    ),
  );
  const canvas = h('div', { style: `position:relative;height:${virtualizer.getTotalSize()}px` }, lines);
  return h(
    'div',
    { ref: scroller, role: 'grid', 'aria-rowcount': rows.length + 1, style: 'height:600px;overflow:auto' },
    canvas,
  );
}
