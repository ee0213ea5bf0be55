import { i18n } from '#i18n';
import { useBasket } from '../intake/use-basket.ts';
import { Button } from '../parts/button.tsx';
import { listWords, numberWords } from '../words/numbers.ts';
import { openConsole } from './open-console.ts';

/** How much waits in the basket, and the way to make a batch of it. */
export function BasketLine({ isNew }: { isNew: boolean }) {
  const { entries } = useBasket({ isOffered: false });
  if (entries.length === 0) return null;
  const people = entries.reduce((sum, { list }) => sum + likelyPeople(list.parts), 0);
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

/** Rows that are taken and hold an address; how many people that is, their reading says. */
function likelyPeople(parts: readonly { cells: string[][]; leftOut: number[] }[]): number {
  return parts.reduce((sum, { cells, leftOut }) => {
    const out = new Set(leftOut);
    return sum + cells.filter((row, index) => !out.has(index) && row.some((cell) => cell.includes('@'))).length;
  }, 0);
}
