import './leftover-list.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { StoredBatch } from '../../batches/stored-batch.ts';
import { Button } from '../parts/button.tsx';
import { numberWords } from '../words/numbers.ts';

/** Lines drawn at once, and characters shown of one: a hostile list may have a million of them. */
const pageLength = 100;
const shownLength = 500;

interface Props {
  batch: StoredBatch;
  /** Makes a row of the leftover at this position; absent when the batch can no longer be changed. */
  onAdd?: (index: number) => void;
}

/** What no person could be read from: nothing of the list is dropped silently. */
export function LeftoverList({ batch, onAdd }: Props) {
  const [shown, setShown] = useState(pageLength);
  const { leftovers } = batch;
  const more = Math.min(pageLength, leftovers.length - shown);
  if (leftovers.length === 0) return null;
  return (
    <details class="leftovers panel" data-testid="leftovers">
      <summary>{i18n.t('leftovers.title', leftovers.length, [numberWords(leftovers.length)])}</summary>
      <p class="soft">{i18n.t('leftovers.hint')}</p>
      <ul class="leftover-lines">
        {leftovers.slice(0, shown).map(({ place, text }, index) => (
          <li key={`${place.line}.${place.column}.${text}`} class="leftover-line">
            <span class="soft small">{i18n.t('leftovers.place', [numberWords(place.line)])}</span>
            <span class="leftover-text">{text.length > shownLength ? `${text.slice(0, shownLength)}…` : text}</span>
            {onAdd && <Button onClick={() => onAdd(index)}>{i18n.t('leftovers.add')}</Button>}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <Button look="quiet" onClick={() => setShown(shown + pageLength)}>
          {i18n.t('leftovers.more', more, [numberWords(more)])}
        </Button>
      )}
    </details>
  );
}
