import './flow.css';
import { numberWords } from '../words/numbers.ts';

/** A step that so many have come to. */
interface FlowStep {
  name: string;
  count: number;
}

/** Units of the picture's own: a step's width, that of its bar, and the height of the largest. */
const stepWidth = 100;
const barWidth = 34;
const height = 60;

/** How many come from one step to the next, as bars that narrow; names and counts stand below, one beneath each. */
export function Flow({ label, steps }: { label: string; steps: readonly FlowStep[] }) {
  const most = Math.max(1, ...steps.map(({ count }) => count));
  // Whoever is there is seen, be it one of a thousand.
  const heightOf = ({ count }: FlowStep) => (count === 0 ? 0 : Math.max(2, (count / most) * height));
  return (
    <div class="flow">
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${steps.length * stepWidth} ${height}`}
        preserveAspectRatio="none"
      >
        {steps.map((step, at) => {
          const next = steps[at + 1];
          const x = at * stepWidth;
          const top = height - heightOf(step);
          return (
            <g key={step.name}>
              {next && (
                <polygon
                  class="flow-between"
                  points={`${x + barWidth},${top} ${x + stepWidth},${height - heightOf(next)} ${x + stepWidth},${height} ${x + barWidth},${height}`}
                />
              )}
              <rect
                class={next ? 'picture-first' : 'picture-second'}
                x={x}
                y={top}
                width={barWidth}
                height={heightOf(step)}
              />
            </g>
          );
        })}
      </svg>
      <ol class="flow-steps" aria-hidden="true">
        {steps.map((step) => (
          <li key={step.name}>
            <span class="flow-count">{numberWords(step.count)}</span>
            <span class="soft">{step.name}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
