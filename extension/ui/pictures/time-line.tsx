import './time-line.css';

/** Shapes of marks, which tell them apart without a colour. */
type Shape = 'start' | 'end' | 'today';

/** A moment on the line, with what it is in words. */
export interface TimeMark {
  shape: Shape;
  at: number;
  words: string;
}

interface Props {
  /** What the picture shows, in a sentence. */
  label: string;
  /** In the order of time. */
  marks: readonly TimeMark[];
  /** What lies between two moments; open-ended without the second. */
  span: { from: number; to: number | null };
}

/** Moments on a line, true to time; their words stand below with the same shapes, so that none covers another. */
export function TimeLine({ label, marks, span }: Props) {
  const first = marks[0]?.at ?? 0;
  const length = Math.max(1, (marks.at(-1)?.at ?? 0) - first);
  const place = (at: number) => `${((at - first) / length) * 100}%`;
  return (
    <div class="time-line">
      <svg role="img" aria-label={label} height={24}>
        <line class="time-line-all" x1="0%" x2="100%" y1={12} y2={12} />
        <line
          class="time-line-span"
          x1={place(span.from)}
          x2={span.to === null ? '100%' : place(span.to)}
          y1={12}
          y2={12}
        />
        {marks.map(({ shape, at }) => (
          <svg key={shape} x={place(at)} y={12} aria-hidden="true">
            <Mark shape={shape} />
          </svg>
        ))}
      </svg>
      <ul class="time-line-marks">
        {marks.map(({ shape, words }) => (
          <li key={shape}>
            <svg aria-hidden="true" viewBox="-8 -8 16 16">
              <Mark shape={shape} />
            </svg>
            {words}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A mark around its own origin, twelve wide. */
function Mark({ shape }: { shape: Shape }) {
  switch (shape) {
    case 'start':
      return <circle class="time-line-mark" r={6} />;
    case 'end':
      return <rect class="time-line-mark" x={-5} y={-5} width={10} height={10} />;
    case 'today':
      return <path class="time-line-today" d="M0-7 7 0 0 7-7 0z" />;
  }
}
