import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../parts/button.tsx';
import { numberWords } from '../words/numbers.ts';

/** Lines drawn at first, and with each wish for more. */
const pageLength = 50;

/** One person of a group of changes. */
export interface ChangeLine {
  key: string;
  name: string;
  address: string;
  /** What has changed, or else what is to be known; may be empty. */
  words: string;
}

interface Props {
  title: string;
  hint?: string | undefined;
  lines: readonly ChangeLine[];
  /** Null for a group of which nothing is planned. */
  ticks: { ticked: ReadonlySet<string>; onTick: (keys: readonly string[], isTicked: boolean) => void } | null;
  /** What stands at the end of a line. */
  endOf?: (line: ChangeLine) => ComponentChildren;
}

/** The people of a sheet with one kind of change; all and none are of the whole group. */
export function ChangeGroup({ title, hint, lines, ticks, endOf }: Props) {
  const [shown, setShown] = useState(pageLength);
  const id = useId();
  if (lines.length === 0) return null;
  const keys = lines.map(({ key }) => key);
  return (
    <section class="change-group" aria-labelledby={id}>
      <div class="change-head">
        <h3 id={id}>{title}</h3>
        {ticks && lines.length > 1 && (
          <span class="change-all">
            <Button look="quiet" onClick={() => ticks.onTick(keys, true)}>
              {i18n.t('living_sheet.tick_all')}
            </Button>
            <Button look="quiet" onClick={() => ticks.onTick(keys, false)}>
              {i18n.t('living_sheet.tick_none')}
            </Button>
          </span>
        )}
      </div>
      {hint !== undefined && <p class="soft small">{hint}</p>}
      <ul class="change-lines">
        {lines.slice(0, shown).map((line) => (
          <li key={line.key} class="change-line" data-testid="sheet-change">
            {ticks ? (
              <label>
                <input
                  type="checkbox"
                  checked={ticks.ticked.has(line.key)}
                  onChange={(event) => ticks.onTick([line.key], event.currentTarget.checked)}
                />
                <ChangedPerson line={line} />
              </label>
            ) : (
              <ChangedPerson line={line} />
            )}
            {endOf?.(line)}
          </li>
        ))}
      </ul>
      {lines.length > shown && (
        <Button look="quiet" onClick={() => setShown(shown + 10 * pageLength)}>
          {i18n.t('living_sheet.more', lines.length - shown, [numberWords(lines.length - shown)])}
        </Button>
      )}
    </section>
  );
}

function ChangedPerson({ line: { name, address, words } }: { line: ChangeLine }) {
  return (
    <span class="change-person">
      <span>
        {name !== '' && <bdi class="change-name">{name}</bdi>}{' '}
        <bdi class={name === '' ? 'change-name' : 'soft'}>{address}</bdi>
      </span>
      {words !== '' && <span class="small">{words}</span>}
    </span>
  );
}
