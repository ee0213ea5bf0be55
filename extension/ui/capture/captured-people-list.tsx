import './captured-list.css';
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CapturedList } from '../../capture/captured-list.ts';
import { Button } from '../parts/button.tsx';
import { SearchBox } from '../parts/search-box.tsx';
import { numberWords } from '../words/numbers.ts';
import {
  type CapturedPerson,
  everybody,
  filteredPeople,
  leftOutParts,
  type PeopleFilter,
  withTicks,
} from './captured-people.ts';
import { TickList } from './tick-list.tsx';

interface Props {
  list: CapturedList;
  people: readonly CapturedPerson[];
  filter: PeopleFilter;
  onChange: (list: CapturedList) => void;
  onFilter: (filter: PeopleFilter) => void;
}

/** Everybody who was captured, to be searched and ticked; all and none are of those who are shown. */
export function CapturedPeopleList({ list, people, filter, onChange, onFilter }: Props) {
  const shown = useMemo(() => filteredPeople(people, filter), [people, filter]);
  const leftOut = useMemo(() => leftOutParts(list), [list]);
  const doubtful = useMemo(() => people.filter(({ problem }) => problem !== null).length, [people]);
  const tick = (some: readonly CapturedPerson[], isTicked: boolean) => onChange(withTicks(list, some, isTicked));
  const isFiltered = shown !== people;
  return (
    <div class="captured-people">
      <search class="captured-filter">
        <SearchBox
          query={filter.query}
          onSearch={(query) => onFilter({ ...filter, query })}
          label={i18n.t('capture.search')}
        />
        {doubtful > 0 && (
          <label class="captured-doubtful">
            <input
              type="checkbox"
              checked={filter.isDoubtful}
              onChange={(event) => onFilter({ ...filter, isDoubtful: event.currentTarget.checked })}
            />
            {i18n.t('capture.only_doubtful', [numberWords(doubtful)])}
          </label>
        )}
      </search>
      {shown.length === 0 ? (
        <p class="captured-nobody soft">
          {i18n.t('capture.nobody_fits')}
          <Button look="quiet" onClick={() => onFilter(everybody)}>
            {i18n.t('capture.show_all')}
          </Button>
        </p>
      ) : (
        <>
          <p class="captured-all">
            <Button look="quiet" onClick={() => tick(shown, true)}>
              {i18n.t(isFiltered ? 'capture.tick_shown' : 'capture.tick_all', [numberWords(shown.length)])}
            </Button>
            <Button look="quiet" onClick={() => tick(shown, false)}>
              {i18n.t(isFiltered ? 'capture.untick_shown' : 'capture.untick_all', [numberWords(shown.length)])}
            </Button>
          </p>
          <TickList label={i18n.t('capture.people')} people={shown} leftOut={leftOut} onTick={tick} />
        </>
      )}
    </div>
  );
}
