// biome-ignore-all lint/a11y/useSemanticElements: a table that draws only what is seen cannot be a <table>.
// biome-ignore-all lint/a11y/useFocusableInteractive: the button in a header has the focus.
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { columnWords } from '../words/column-words.ts';
import type { GridField } from './grid-field.ts';
import type { RowOrder } from './row-order.ts';

interface Props {
  fields: readonly GridField[];
  order: RowOrder | null;
  onOrder: (by: RowOrder['by']) => void;
  /** The keyboard goes down into the table. */
  onLeave: () => void;
}

/** The headers; those that rows can be ordered by are buttons, of which one is in the Tab order. */
export function TableHead({ fields, order, onOrder, onLeave }: Props) {
  const line = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const keys: RowOrder['by'][] = [...fields, 'state'];
  const current = Math.min(at, keys.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step !== 0) {
      const to = Math.max(0, Math.min(keys.length - 1, current + step));
      line.current?.querySelectorAll('button')[to]?.focus();
    } else if (event.key === 'ArrowDown') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={line} class="row-head" role="row" aria-rowindex={1} onKeyDown={onKeyDown}>
      <div class="row-cell row-include" role="columnheader" aria-colindex={1}>
        {i18n.t('table.include')}
      </div>
      <div class="row-cell row-place" role="columnheader" aria-colindex={2}>
        {i18n.t('table.place')}
      </div>
      {keys.map((by, index) => (
        <div
          key={by}
          class="row-cell"
          role="columnheader"
          aria-colindex={index + 3}
          aria-sort={order?.by !== by ? 'none' : order.descending ? 'descending' : 'ascending'}
        >
          <button
            type="button"
            class="row-order"
            tabIndex={index === current ? 0 : -1}
            title={i18n.t('table.order', [captionOf(by)])}
            onFocus={() => setAt(index)}
            onClick={() => onOrder(by)}
          >
            <span class="row-order-words">{captionOf(by)}</span>
            {order?.by === by && <span aria-hidden="true">{order.descending ? '▼' : '▲'}</span>}
          </button>
        </div>
      ))}
    </div>
  );
}

function captionOf(by: RowOrder['by']): string {
  return by === 'state' ? i18n.t('table.state') : columnWords(by);
}
