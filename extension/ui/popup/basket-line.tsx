import { i18n } from '#i18n';
import type { CapturedList } from '../../capture/captured-list.ts';
import { useBasket } from '../intake/use-basket.ts';
import { Button } from '../parts/button.tsx';
import { listWords, numberWords } from '../words/numbers.ts';
import { openConsole } from './open-console.ts';

/** How much waits in the basket, and the way to make a batch of it. */
export function BasketLine({ isNew }: { isNew: boolean }) {
  const { entries } = useBasket({ isOffered: false });
  if (entries.length === 0) return null;
  const people = entries.reduce((sum, { list }) => sum + likelyPeople(list), 0);
  const words = [
    i18n.t('count.people', people, [numberWords(people)]),
    i18n.t('basket.lists', entries.length, [numberWords(entries.length)]),
  ];
  return (
    <section class={isNew ? 'connection-line basket-line basket-new' : 'connection-line basket-line'}>
      <p role="status" data-testid="basket-line">
        {i18n.t('basket.holds', [listWords(words)])}
      </p>
      <Button onClick={() => openConsole({ page: 'new-batch', way: 'invite', target: null })}>
        {i18n.t('basket.open')}
      </Button>
    </section>
  );
}

/**
 * People of a list that are taken: as many as were found on a page, or rows of a sheet with an address; reading it
 * tells.
 */
function likelyPeople({ source, parts }: CapturedList): number {
  return parts.reduce((sum, { cells, finds, leftOut }) => {
    const out = new Set(leftOut);
    const rows =
      source.kind === 'page'
        ? finds.map(({ row }) => row)
        : [...cells.keys()].filter((row) => cells[row]?.some((cell) => cell.includes('@')));
    return sum + rows.filter((row) => !out.has(row)).length;
  }, 0);
}
