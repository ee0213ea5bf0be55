import './day-bars.css';
import { numberWords } from '../words/numbers.ts';

interface Props {
  /** What the picture shows, in a sentence. */
  label: string;
  /** Each day's two counts, the oldest first. */
  days: readonly { date: string; first: number; second: number }[];
  dayWords: (date: string) => string;
}

/** Units of the picture's own: a day is ten wide, and so high is the highest. */
const dayWidth = 10;
const height = 100;

/** Two counts a day as bars beside one another; the words stand outside, so that no width of the page squeezes them. */
export function DayBars({ label, days, dayWords }: Props) {
  const most = Math.max(1, ...days.flatMap(({ first, second }) => [first, second]));
  const middle = days[Math.floor(days.length / 2)];
  const shown = [days[0], middle, days.at(-1)].flatMap((day) => (day ? [day.date] : []));
  return (
    <div class="day-bars">
      <div class="day-bars-scale" aria-hidden="true">
        <span>{numberWords(most)}</span>
        <span>{numberWords(0)}</span>
      </div>
      <svg role="img" aria-label={label} viewBox={`0 0 ${days.length * dayWidth} ${height}`} preserveAspectRatio="none">
        {days.map(({ date, first, second }, at) => (
          <g key={date}>
            <Bar class="picture-first" x={at * dayWidth + 1} share={first / most} />
            <Bar class="picture-second" x={at * dayWidth + 5} share={second / most} />
          </g>
        ))}
      </svg>
      <div class="day-bars-days" aria-hidden="true">
        {shown.map((date) => (
          <span key={date}>{dayWords(date)}</span>
        ))}
      </div>
    </div>
  );
}

/** A bar of a share from 0 to 1. */
function Bar({ class: look, x, share }: { class: string; x: number; share: number }) {
  return <rect class={look} x={x} y={height - share * height} width={4} height={share * height} />;
}
