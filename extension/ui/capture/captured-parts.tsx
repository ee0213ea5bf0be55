import './captured-list.css';
import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CapturedContent } from '../../../shared/reading/reading.ts';
import type { BasketEntry } from '../../batches/basket/basket-store.ts';
import type { CapturedList } from '../../capture/captured-list.ts';
import { sourceTitle } from '../../capture/source-title.ts';
import { ListReading } from '../intake/list-reading.tsx';
import { partId } from '../intake/read-lists.ts';
import type { ReadingState } from '../intake/use-reading.ts';
import type { ReadingStates } from '../intake/use-reading-states.ts';
import { captureNoteWords } from '../words/capture-note-words.ts';
import { listWords, numberWords, percentWords } from '../words/numbers.ts';
import { sheetNoteWords } from '../words/sheet-note-words.ts';
import { capturedPeople, isNarrow, isTicked, leftOutParts, type PeopleFilter } from './captured-people.ts';
import { CapturedPeopleList } from './captured-people-list.tsx';

interface Props {
  entry: Pick<BasketEntry, 'id' | 'list'>;
  states: ReadingStates;
  filter: PeopleFilter;
  onState: (id: string, state: ReadingState | null) => void;
  onChange: (list: CapturedList) => void;
  onFilter: (filter: PeopleFilter) => void;
}

/**
 * What was captured: how many people, what is odd, what columns of tables were taken for, and everybody to be ticked.
 */
export function CapturedParts({ entry: { id, list }, states, filter, onState, onChange, onFilter }: Props) {
  // Who has begun to choose goes on with it when the page is opened again.
  const [isBegun] = useState(() => isNarrow(filter) || list.parts.some(({ leftOut }) => leftOut.length > 0));
  const own = list.parts.map((_, index) => states.get(partId(id, index)));
  const readings = own.map((state) => (state?.kind === 'read' ? state.reading : null));
  const people = useMemo(() => capturedPeople(list, readings), [list.parts.length, ...readings]);
  const ticked = useMemo(() => {
    const leftOut = leftOutParts(list);
    return people.filter((person) => isTicked(person, leftOut));
  }, [people, list]);
  // A note that another version wrote says nothing here.
  const notes = list.notes.flatMap((note) => sheetNoteWords(note) ?? captureNoteWords(note) ?? []);
  const isRead = own.every((state, index) => state?.kind === 'read' || list.parts[index]?.cells.length === 0);
  const doubtful = ticked.filter(({ problem }) => problem !== null).length;
  const words = [i18n.t('count.people', ticked.length, [numberWords(ticked.length)])];
  if (doubtful > 0) words.push(i18n.t('capture.doubtful', doubtful, [numberWords(doubtful)]));
  const unticked = people.length - ticked.length;
  if (unticked > 0) words.push(i18n.t('count.left_out', unticked, [numberWords(unticked)]));
  return (
    <>
      <p class="captured-counts" role="status" data-testid="captured-counts">
        {isRead ? listWords(words) : i18n.t('paste.reading', [percentWords(shareOf(own))])}
      </p>
      {notes.length > 0 && (
        <ul class="captured-notes soft small">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {list.parts.map(({ cells, heading }, index) => (
        <PartReading
          key={partId(id, index)}
          id={partId(id, index)}
          cells={cells}
          heading={list.parts.length > 1 ? heading : ''}
          onState={onState}
        />
      ))}
      {people.length > 0 && (
        <details open={isBegun}>
          <summary>{i18n.t('capture.show_people')}</summary>
          <CapturedPeopleList list={list} people={people} filter={filter} onChange={onChange} onFilter={onFilter} />
        </details>
      )}
    </>
  );
}

interface PartProps {
  id: string;
  cells: string[][];
  heading: string;
  onState: Props['onState'];
}

/** Reads one part; ticks make another list, but not another reading. */
function PartReading({ id, cells, heading, onState }: PartProps) {
  const content = useMemo((): CapturedContent => ({ kind: 'grid', cells }), [cells]);
  const words =
    heading === '' ? i18n.t('capture.check_columns') : i18n.t('capture.check_columns_of', [sourceTitle(heading)]);
  return <ListReading id={id} content={content} hasCounts={false} askForLook={words} onState={onState} />;
}

function shareOf(states: readonly (ReadingState | undefined)[]): number {
  const shares = states.map((state) => (state?.kind === 'read' ? 1 : state?.kind === 'reading' ? state.share : 0));
  return shares.reduce<number>((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}
