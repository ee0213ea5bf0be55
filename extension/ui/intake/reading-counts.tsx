import { i18n } from '#i18n';
import type { Reading } from '../../../shared/reading/reading.ts';
import { listWords, numberWords, percentWords } from '../words/numbers.ts';
import type { ReadingState } from './use-reading.ts';

/** What was found in the list so far, in one line that is spoken when it changes. */
export function ReadingCounts({ state }: { state: ReadingState }) {
  return (
    <p class="reading-counts" role="status" data-testid="counts">
      {words(state)}
    </p>
  );
}

function words(state: ReadingState): string {
  switch (state.kind) {
    case 'empty':
      return '';
    case 'reading':
      return i18n.t('paste.reading', [percentWords(state.share)]);
    case 'read':
      return state.reading.rows.length === 0 ? i18n.t('paste.nothing') : listWords(foundWords(state.reading));
  }
}

function foundWords({ rows, leftovers }: Reading): string[] {
  const look = rows.filter(({ problems }) => problems.some(({ severity }) => severity !== 'note')).length;
  const found = [i18n.t('count.people', rows.length, [numberWords(rows.length)])];
  if (look > 0) found.push(i18n.t('count.to_look_at', look, [numberWords(look)]));
  const missed = leftovers.length;
  if (missed > 0) found.push(i18n.t('count.not_understood', missed, [numberWords(missed)]));
  return found;
}
