import { i18n } from '#i18n';
import type { Reading } from '../../../shared/reading/reading.ts';
import { listWords, numberWords, percentWords } from '../words/numbers.ts';
import { countPeople } from './count-people.ts';
import type { ReadingState } from './use-reading.ts';

interface Props {
  states: readonly ReadingState[];
  /** Whether these are the counts of all lists together. */
  isTotal?: boolean;
}

/** What was found in the lists so far, in one line that is spoken when it changes. */
export function ReadingCounts({ states, isTotal = false }: Props) {
  return (
    <p class="reading-counts" role="status" data-testid={isTotal ? 'counts' : 'list-counts'}>
      {words(states)}
    </p>
  );
}

function words(states: readonly ReadingState[]): string {
  const begun = states.filter(({ kind }) => kind !== 'empty');
  if (begun.length === 0) return '';
  const share = begun.reduce((sum, state) => sum + (state.kind === 'reading' ? state.share : 1), 0) / begun.length;
  if (begun.some(({ kind }) => kind === 'reading')) return i18n.t('paste.reading', [percentWords(share)]);
  const readings = begun.flatMap((state) => (state.kind === 'read' ? [state.reading] : []));
  return readings.every(({ rows }) => rows.length === 0) ? i18n.t('paste.nothing') : listWords(foundWords(readings));
}

function foundWords(readings: readonly Reading[]): string[] {
  const people = countPeople(readings);
  const found = [i18n.t('count.people', people, [numberWords(people)])];
  const look = sum(readings, ({ rows }) => rows.filter(needsLook).length);
  if (look > 0) found.push(i18n.t('count.to_look_at', look, [numberWords(look)]));
  const missed = sum(readings, ({ leftovers }) => leftovers.length);
  if (missed > 0) found.push(i18n.t('count.not_understood', missed, [numberWords(missed)]));
  return found;
}

function needsLook({ problems }: Reading['rows'][number]): boolean {
  return problems.some(({ severity }) => severity !== 'note');
}

function sum(readings: readonly Reading[], count: (reading: Reading) => number): number {
  return readings.reduce((total, reading) => total + count(reading), 0);
}
