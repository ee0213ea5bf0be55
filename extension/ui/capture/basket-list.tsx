import '../intake/file-list.css';
import './captured-list.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BasketEntry } from '../../batches/basket/basket-store.ts';
import { sourceTitle } from '../../capture/source-title.ts';
import { useNow } from '../clock.ts';
import type { Basket } from '../intake/use-basket.ts';
import type { ReadingState } from '../intake/use-reading.ts';
import type { ReadingStates } from '../intake/use-reading-states.ts';
import { Button } from '../parts/button.tsx';
import { captureOrigin } from '../words/capture-words.ts';
import { momentWords } from '../words/moments.ts';
import { CapturedParts } from './captured-parts.tsx';
import { everybody } from './captured-people.ts';

interface Props {
  basket: Basket;
  states: ReadingStates;
  onState: (id: string, state: ReadingState | null) => void;
}

/** The basket: what was captured of pages and sheets and is in no batch yet, each with its people to be ticked. */
export function BasketList({ basket, states, onState }: Props) {
  if (basket.entries.length === 0) return null;
  return (
    <section class="basket" aria-labelledby="basket-title">
      <div class="captured-head">
        <h2 id="basket-title">{i18n.t('basket.title')}</h2>
        {basket.entries.length > 1 && (
          <Button look="quiet" onClick={() => basket.remove(basket.entries.map(({ id }) => id))}>
            {i18n.t('basket.empty')}
          </Button>
        )}
      </div>
      <ul class="file-list">
        {basket.entries.map((entry) => (
          <li key={entry.id} class="file-entry panel" data-testid="captured-list">
            <EntryPanel entry={entry} basket={basket} states={states} onState={onState} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function EntryPanel({ entry, basket, states, onState }: Props & { entry: BasketEntry }) {
  const [filter, setFilter] = useState(everybody);
  const now = useNow(60_000);
  const { source } = entry.list;
  const isTaken = basket.taken.some(({ id }) => id === entry.id);
  const title = sourceTitle(source.title) || i18n.t('capture.unnamed');
  return (
    <>
      <div class="captured-head">
        <label class="basket-take">
          <input
            type="checkbox"
            checked={isTaken}
            onChange={(event) => basket.take(entry.id, event.currentTarget.checked)}
          />
          <span>
            <bdi class="captured-title clamped">{title}</bdi>
            <span class="soft small">
              {i18n.t('basket.from', [captureOrigin(source), momentWords(entry.capturedAt, now)])}
            </span>
          </span>
        </label>
        <Button
          look="quiet"
          aria-label={i18n.t('files.remove_name', [title])}
          onClick={() => basket.remove([entry.id])}
        >
          {i18n.t('files.remove')}
        </Button>
      </div>
      {isTaken && (
        <CapturedParts
          entry={entry}
          states={states}
          filter={filter}
          onState={onState}
          onChange={(list) => basket.change(entry.id, list)}
          onFilter={setFilter}
        />
      )}
    </>
  );
}
