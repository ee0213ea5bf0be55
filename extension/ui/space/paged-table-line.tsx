// biome-ignore-all lint/a11y/useSemanticElements: a table that draws only what is seen cannot be a <table>.
// biome-ignore-all lint/a11y/useFocusableInteractive: the row has the focus, not its cells.
import { i18n } from '#i18n';
import { cellLook, type PagedColumn } from './paged-column.ts';
import type { Ticks } from './use-ticks.ts';

interface Props<Item> {
  item: Item;
  columns: readonly PagedColumn<Item>[];
  ticks: Ticks | undefined;
  name: string;
  isFixed: boolean;
}

/** The cells of one item of a list. */
export function PagedTableLine<Item extends { id: string }>({ item, columns, ticks, name, isFixed }: Props<Item>) {
  return (
    <>
      {ticks && (
        <div class="paged-cell paged-tick" role="gridcell">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={i18n.t('paged.tick', [name])}
            checked={isFixed || ticks.isTicked(item.id)}
            disabled={isFixed}
            onClick={(event) => {
              // The box follows the ticks, which a range changes as well.
              if (event.shiftKey) ticks.tickTo(item.id);
              else ticks.tick(item.id, event.currentTarget.checked);
            }}
          />
        </div>
      )}
      {columns.map((column) => (
        <div key={column.key} class={cellLook(column)} role="gridcell" data-column={column.key}>
          {column.cell(item)}
        </div>
      ))}
    </>
  );
}
