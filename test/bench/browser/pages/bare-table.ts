import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/virtual-core';
import { h, render } from 'preact';
import { useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';

// The floor of what a page needs to show pasted rows: it takes the pasted cells apart at tabs and line ends, checks
// nothing, stores nothing, and draws the few rows that can be seen, each cell as plain text.

const rowHeight = 36;

function BareTable({ rows }: { rows: readonly string[][] }) {
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

const root = document.body.appendChild(document.createElement('div'));
const box = document.body.appendChild(document.createElement('textarea'));
box.addEventListener('paste', (event) => {
  event.preventDefault();
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const rows = text.split('\n').map((line) => line.split('\t'));
  render(h(BareTable, { rows: rows.slice(1) }), root);
});
