import './phase-badge.css';

/** How something stands, in a short phrase, and how that is to be coloured. */
export interface Standing {
  words: string;
  tone: 'plain' | 'good' | 'warn' | 'bad';
}

/** A standing in a line of a list; what is as usual has no colour. */
export function StandingBadge({ words, tone }: Standing) {
  return (
    <span class={tone === 'plain' ? undefined : `phase-badge phase-${tone}`} title={words}>
      {words}
    </span>
  );
}
