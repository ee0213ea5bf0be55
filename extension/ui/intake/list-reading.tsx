import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CapturedContent } from '../../../shared/reading/reading.ts';
import { Button } from '../parts/button.tsx';
import { isGuess } from '../words/confidence-words.ts';
import { ColumnList } from './column-list.tsx';
import { columnSamples } from './column-samples.ts';
import { ReadingCounts } from './reading-counts.tsx';
import { useMappedReading } from './use-mapped-reading.ts';
import type { ReadingState } from './use-reading.ts';

interface Props {
  id: string;
  content: CapturedContent;
  /** Whether its counts are shown here, because it is one list of several. */
  hasCounts: boolean;
  /** Asks for a look at its columns; given, they are shown only when they need one, and opened by a click. */
  askForLook?: string;
  /** Whether the columns stay as they are shown: its list is leaving for another page, which need not wait for them. */
  isHeld?: boolean;
  /** Told how far the reading is; null when the list is gone. */
  onState: (id: string, state: ReadingState | null) => void;
}

/** Reads one list and shows what its columns were taken for. */
export function ListReading({ id, content, hasCounts, askForLook, isHeld = false, onState }: Props) {
  const { state, columns: read, by, chosen, isRefused, choose, readAnew } = useMappedReading(content, isHeld);
  useLayoutEffect(() => onState(id, state), [id, state, onState]);
  useEffect(() => () => onState(id, null), [id, onState]);
  const shown = useRef(read);
  if (!isHeld) shown.current = read;
  const columns = shown.current;
  const samples = useMemo(() => columnSamples(content, columns), [content, columns]);
  // Nobody can check what an empty column holds.
  const isUnsure = columns.some((column, at) => isGuess(column) && samples[at]?.length !== 0);
  const isEmpty = state.kind === 'read' && state.reading.rows.length === 0;
  const needsLook = isUnsure || by !== 'reader' || isEmpty || isRefused;
  return (
    <>
      {hasCounts && <ReadingCounts states={[state]} />}
      {columns.length > 0 && (needsLook || askForLook === undefined) && (
        <details open={askForLook === undefined ? needsLook : isEmpty}>
          <summary class={askForLook !== undefined && isUnsure ? 'column-guess' : ''}>
            {askForLook ?? i18n.t('columns.title')}
          </summary>
          {by === 'memory' && (
            <p class="columns-remembered" role="status">
              {i18n.t('columns.remembered')}
              <Button look="quiet" onClick={readAnew}>
                {i18n.t('columns.anew')}
              </Button>
            </p>
          )}
          {isRefused && (
            <p class="field-fault" role="alert">
              {i18n.t('columns.no_addresses')}
            </p>
          )}
          <ColumnList columns={columns} samples={samples} isChosen={(index) => chosen.has(index)} onChange={choose} />
        </details>
      )}
    </>
  );
}
