import './tick-list.css';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { useVirtualRows } from '../rows/use-virtual-rows.ts';
import { findWords } from '../words/find-words.ts';
import { numberWords } from '../words/numbers.ts';
import { personProblemWords } from '../words/person-problem-words.ts';
import { type CapturedPerson, isTicked, type LeftOutParts } from './captured-people.ts';

interface Props {
  label: string;
  people: readonly CapturedPerson[];
  leftOut: LeftOutParts;
  onTick: (people: readonly CapturedPerson[], isTicked: boolean) => void;
}

/** Pixels of a line, as in tick-list.css, and of one that says what is doubtful, in two lines. */
const lineHeight = 48;
const doubtfulHeight = 64;
/** So many lines are in sight; a half one says that there are more. */
const linesInSight = 6.5;

/**
 * Captured people to be ticked; only those in sight are in the page. Arrow keys go from one to the next, Shift ticks
 * all between.
 */
export function TickList({ label, people, leftOut, onTick }: Props) {
  const list = useRef<HTMLFieldSetElement>(null);
  const [at, setAt] = useState(0);
  const lastTicked = useRef(0);
  // Set when the keyboard moves, so that the drawn line takes the focus over.
  const focusWanted = useRef(false);
  const active = Math.max(0, Math.min(at, people.length - 1));
  const virtual = useVirtualRows({
    rows: people,
    keyOf: ({ key }) => key,
    estimateSize: heightOf,
    scrollElement: () => list.current,
    headerHeight: 0,
    keepIndex: active,
  });
  // Other people begin at the top.
  useLayoutEffect(() => {
    setAt(0);
    lastTicked.current = 0;
    list.current?.scrollTo(0, 0);
  }, [people]);
  useLayoutEffect(() => {
    if (!focusWanted.current) return;
    const box = list.current?.querySelector<HTMLElement>(`[data-index="${active}"] input`);
    if (!box) return;
    focusWanted.current = false;
    box.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / lineHeight) - 1);
    const last = people.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -last,
      End: last,
    };
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const to = Math.max(0, Math.min(active + move, last));
    setAt(to);
    focusWanted.current = true;
    virtual.scrollToIndex(to);
  };
  const tick = (index: number, checked: boolean, isRange: boolean) => {
    const from = isRange ? lastTicked.current : index;
    lastTicked.current = index;
    onTick(people.slice(Math.min(from, index), Math.max(from, index) + 1), checked);
  };
  const height = Math.min(virtual.getTotalSize(), linesInSight * lineHeight);
  return (
    <fieldset ref={list} class="tick-list" aria-label={label} style={{ height: `${height}px` }} onKeyDown={onKeyDown}>
      <div class="tick-space" style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const person = people[index];
          return (
            person && (
              <label
                key={person.key}
                class={person.problem ? 'tick-line tick-tall' : 'tick-line'}
                data-index={index}
                data-testid="captured-person"
                style={{ transform: `translateY(${start}px)` }}
              >
                <input
                  type="checkbox"
                  tabIndex={index === active ? 0 : -1}
                  checked={isTicked(person, leftOut)}
                  aria-description={i18n.t('capture.place_in_list', [
                    numberWords(index + 1),
                    numberWords(people.length),
                  ])}
                  onFocus={() => setAt(index)}
                  onClick={(event) => tick(index, event.currentTarget.checked, event.shiftKey)}
                />
                <TickedPerson person={person} />
              </label>
            )
          );
        })}
      </div>
    </fieldset>
  );
}

function heightOf({ problem }: CapturedPerson): number {
  return problem ? doubtfulHeight : lineHeight;
}

function TickedPerson({ person: { name, address, find, problem } }: { person: CapturedPerson }) {
  const where = [find?.where ?? '', find ? findWords(find) : ''].filter((words) => words !== '').join(' · ');
  const doubt = problem && personProblemWords(problem);
  return (
    <span class="tick-person">
      <span class="tick-first">
        {name !== '' && <bdi class="tick-name">{name}</bdi>}{' '}
        <bdi class={name === '' ? 'tick-name' : 'soft'}>{address}</bdi>
      </span>
      <span class={`small ${problem ? 'tick-doubt' : 'tick-second soft'}`} title={doubt ? `${doubt}\n${where}` : where}>
        {doubt ?? <bdi>{where}</bdi>}
      </span>
    </span>
  );
}
