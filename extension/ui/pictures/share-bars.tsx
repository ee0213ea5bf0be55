import './share-bars.css';
import type { ComponentChildren } from 'preact';

/** A part of a whole, with its name and its numbers in words. */
interface Share {
  id: string;
  name: string;
  /** What the name leads to. */
  title: ComponentChildren;
  part: number;
  whole: number;
  words: string;
}

/** Parts of wholes as one bar each; the words beside say the same, so that the bars need none. */
export function ShareBars({ shares }: { shares: readonly Share[] }) {
  return (
    <ul class="share-bars">
      {shares.map(({ id, name, title, part, whole, words }) => (
        <li key={id}>
          <span class="share-bars-name" title={name}>
            {title}
          </span>
          <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">
            <rect class="picture-rest" width={100} height={10} />
            <rect class="picture-second" width={whole === 0 ? 0 : (part / whole) * 100} height={10} />
          </svg>
          <span class="share-bars-numbers">{words}</span>
        </li>
      ))}
    </ul>
  );
}
