// biome-ignore-all lint/a11y/useSemanticElements: a table that draws only what is seen cannot be a <table>.
// biome-ignore-all lint/a11y/useFocusableInteractive: one row at a time has the focus (the ARIA grid pattern).
import './paged-table.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { useVirtualRows } from '../rows/use-virtual-rows.ts';
import { numberWords } from '../words/numbers.ts';
import type { PagedColumn } from './paged-column.ts';
import { PagedTableHead } from './paged-table-head.tsx';
import { pagedKey } from './paged-table-keys.ts';
import { PagedTableLine } from './paged-table-line.tsx';
import type { Pages } from './use-pages.ts';
import type { Ticks } from './use-ticks.ts';

interface Props<Item extends { id: string }> {
  /** What the list is of. */
  label: string;
  pages: Pages<Item>;
  columns: readonly PagedColumn<Item>[];
  /** What somebody calls an item, for its tick box. */
  nameOf: (item: Item) => string;
  /** What Enter and a double click on a row do. */
  onOpen?: (item: Item) => void;
  /** Set when items can be ticked. */
  ticks?: Ticks;
  /** Items that are in what is chosen for already: ticked, and not to be changed. */
  isFixed?: (item: Item) => boolean;
  /** What stands there when the list is empty. */
  empty: ComponentChildren;
}

/** Pixels, as in paged-table.css. */
const headerHeight = 32;
const lineHeight = 36;

/** Rows that are read ahead of those in sight. */
const ahead = 60;

/** A long list of a space: rows that were not read yet are read when they come into sight. */
export function PagedTable<Item extends { id: string }>(props: Props<Item>) {
  const { pages, columns, ticks } = props;
  const { items, total, key } = pages;
  const table = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  // Set when the keyboard moves, so that the drawn row takes the focus over.
  const focusWanted = useRef(false);
  const length = Math.max(total ?? 0, items.length);
  const rows = useMemo<readonly (Item | null)[]>(
    () => [...items, ...new Array<null>(length - items.length).fill(null)],
    [items, length],
  );
  const active = Math.max(0, Math.min(at, length - 1));
  const virtual = useVirtualRows({
    rows,
    keyOf: (item) => item?.id ?? '',
    estimateSize: () => lineHeight,
    scrollElement: () => table.current,
    headerHeight,
    keepIndex: active,
  });
  const shown = virtual.getVirtualItems();
  const inSight = virtual.range?.endIndex ?? 0;
  useEffect(() => pages.need(Math.min(inSight + ahead, Math.max(length, 1))), [pages.need, inSight, length]);
  // Another list begins at its top.
  useLayoutEffect(() => {
    setAt(0);
    table.current?.scrollTo(0, 0);
  }, [key]);
  useLayoutEffect(() => {
    if (!focusWanted.current) return;
    const line = table.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (!line) return;
    focusWanted.current = false;
    line.focus({ preventScroll: true });
  });
  if (total === 0) return props.empty;
  // Why is said above the list.
  if (total === null && pages.problem) return null;

  const moveTo = (index: number) => {
    setAt(index);
    focusWanted.current = true;
    virtual.scrollToIndex(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of what is inside a row are its own.
    if (!(event.target instanceof HTMLElement) || event.target.dataset.index === undefined) return;
    const page = Math.max(1, Math.floor((table.current?.clientHeight ?? 0) / lineHeight) - 2);
    const asked = pagedKey(event, { at: active, last: length - 1, page });
    const item = items[active];
    if (!asked) return;
    event.preventDefault();
    if (asked.kind === 'go') moveTo(asked.to);
    else if (asked.kind === 'all') ticks?.tickAll();
    else if (asked.kind === 'open' && item) props.onOpen?.(item);
    else if (asked.kind === 'tick' && item && !props.isFixed?.(item)) {
      if (asked.isRange) ticks?.tickTo(item.id);
      else ticks?.tick(item.id, !ticks.isTicked(item.id));
    }
  };
  const tracks = (shown: readonly PagedColumn<Item>[]) =>
    [...(ticks ? ['36px'] : []), ...shown.map(({ width }) => width)].join(' ');
  return (
    <div
      ref={table}
      class="paged-table"
      role="grid"
      aria-label={props.label}
      aria-rowcount={total === null ? -1 : length + 1}
      aria-colcount={columns.length + (ticks ? 1 : 0)}
      aria-busy={pages.isReading}
      {...(ticks && { 'aria-multiselectable': true })}
      style={{
        '--tracks': tracks(columns),
        '--narrow-tracks': tracks(columns.filter(({ isOptional }) => !isOptional)),
      }}
      onKeyDown={onKeyDown}
    >
      <div class="paged-space" style={{ height: `${virtual.getTotalSize()}px` }}>
        <PagedTableHead columns={columns} ticks={ticks} length={length} />
        {total === null && pages.isReading && (
          <div class="paged-wait soft" role="row">
            <span role="gridcell">{i18n.t('loading')}</span>
          </div>
        )}
        {shown.map(({ index, start }) => {
          const item = rows[index];
          return (
            <div
              // Its place and not its item: the row keeps the focus when what it shows arrives.
              key={index}
              class={`paged-line${item && ticks?.isTicked(item.id) ? ' paged-ticked' : ''}`}
              role="row"
              tabIndex={index === active ? 0 : -1}
              data-testid="paged-row"
              data-index={index}
              aria-rowindex={index + 2}
              {...(ticks && item && { 'aria-selected': ticks.isTicked(item.id) })}
              style={{ transform: `translateY(${start}px)` }}
              onFocus={() => setAt(index)}
              onDblClick={() => item && props.onOpen?.(item)}
            >
              {item ? (
                <PagedTableLine
                  item={item}
                  columns={columns}
                  ticks={ticks}
                  name={props.nameOf(item)}
                  isFixed={props.isFixed?.(item) ?? false}
                />
              ) : (
                <div class="paged-cell soft" role="gridcell" aria-colspan={columns.length}>
                  {i18n.t('paged.not_read', [numberWords(index + 1)])}
                </div>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
