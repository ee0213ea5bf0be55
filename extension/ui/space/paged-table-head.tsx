// biome-ignore-all lint/a11y/useSemanticElements: a table that draws only what is seen cannot be a <table>.
// biome-ignore-all lint/a11y/useFocusableInteractive: headers are read, not gone to.
import { i18n } from '#i18n';
import { cellLook, type PagedColumn } from './paged-column.ts';
import type { Ticks } from './use-ticks.ts';

interface Props<Item> {
  columns: readonly PagedColumn<Item>[];
  ticks: Ticks | undefined;
  /** Items of the list. */
  length: number;
}

/** The captions of a list, and the box that ticks all of it. */
export function PagedTableHead<Item>({ columns, ticks, length }: Props<Item>) {
  const isAll = ticks !== undefined && ticks.count > 0 && ticks.count === length;
  return (
    <div class="paged-head" role="row" aria-rowindex={1}>
      {ticks && (
        <div class="paged-cell paged-tick" role="columnheader">
          <input
            type="checkbox"
            aria-label={i18n.t('paged.tick_all')}
            checked={isAll}
            ref={(box) => {
              if (box) box.indeterminate = ticks.count > 0 && !isAll;
            }}
            onChange={() => (isAll ? ticks.untickAll() : ticks.tickAll())}
          />
        </div>
      )}
      {columns.map((column) => (
        <div key={column.key} class={cellLook(column)} role="columnheader">
          {column.head}
        </div>
      ))}
    </div>
  );
}
