import { useEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CapturedContent, ColumnMeaning } from '../../../shared/reading/reading.ts';
import { keptCapture } from '../../batches/capture-store.ts';
import { rememberMapping } from '../../batches/columns/mapping-memory.ts';
import { type Remapped, remap } from '../../batches/columns/remap.ts';
import type { StoredBatch } from '../../batches/stored-batch.ts';
import { readPatiently } from '../../capture/reading-job.ts';
import { database } from '../here.ts';
import { ColumnList } from '../intake/column-list.tsx';
import { columnSamples } from '../intake/column-samples.ts';
import { numberWords, percentWords } from '../words/numbers.ts';
import type { ShownImport } from './use-import.ts';

interface Props {
  importId: string;
  shown: ShownImport;
}

/** What the columns of each list were taken for, to be changed as long as nothing of the import is approved. */
export function BatchColumns({ importId, shown }: Props) {
  const [isOpen, setOpen] = useState(false);
  const sources = new Map<number, StoredBatch>();
  for (const { batch } of shown.parts) {
    if (batch.columns.length > 0 && !sources.has(batch.sourceIndex)) sources.set(batch.sourceIndex, batch);
  }
  if (sources.size === 0) return null;
  const isLocked = shown.parts.some(({ batch }) => batch.stage !== 'review');
  return (
    <details class="leftovers panel" data-testid="columns" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{i18n.t('columns.title')}</summary>
      {isOpen &&
        [...sources].map(([sourceIndex, batch]) => (
          <section key={sourceIndex} class="source-columns">
            {sources.size > 1 && <h3>{batch.source.title}</h3>}
            <SourceColumns importId={importId} batch={batch} isLocked={isLocked} />
          </section>
        ))}
    </details>
  );
}

interface SourceProps {
  importId: string;
  batch: StoredBatch;
  isLocked: boolean;
}

function SourceColumns({ importId, batch, isLocked }: SourceProps) {
  const { sourceIndex, columns } = batch;
  const [content, setContent] = useState<CapturedContent | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [words, setWords] = useState('');
  useEffect(() => {
    let isGone = false;
    const read = async () => {
      const kept = await keptCapture(database, { importId, sourceIndex });
      if (!isGone) setContent(kept);
    };
    void read();
    return () => {
      isGone = true;
    };
  }, [importId, sourceIndex]);
  const samples = useMemo(() => (content ? columnSamples(content, columns) : []), [content, columns]);

  const change = async (index: number, meaning: ColumnMeaning) => {
    const meanings = new Map([[index, meaning]]);
    const stop = new AbortController();
    const answer = await remap(database, importId, meanings, {
      sourceIndex,
      now: Date.now(),
      read: (kept, choices) =>
        readPatiently(
          kept,
          choices,
          ({ done, total }) => setWords(i18n.t('columns.reading', [percentWords(total === 0 ? 0 : done / total)])),
          stop.signal,
        ),
    });
    setWords(remappedWords(answer));
    if (typeof answer === 'string') return;
    setChosen(new Set([...chosen, index]));
    await rememberMapping(database, columns, meanings, Date.now());
  };
  const lock = isLocked ? i18n.t('columns.locked') : keptWords(batch);
  return (
    <>
      <p class="soft" role="status">
        {lock ?? words}
      </p>
      <ColumnList
        columns={columns}
        samples={samples}
        isChosen={(index) => chosen.has(index)}
        onChange={lock === null ? change : undefined}
      />
    </>
  );
}

/** Why the columns of a list cannot be changed any more, or null. */
function keptWords({ capture }: StoredBatch): string | null {
  switch (capture) {
    case 'kept':
      return null;
    case 'too-large':
      return i18n.t('columns.too_large');
    case 'none':
      return i18n.t('columns.not_kept');
  }
}

function remappedWords(answer: Remapped): string {
  if (typeof answer !== 'string') return i18n.t('columns.done', answer.rows, [numberWords(answer.rows)]);
  switch (answer) {
    case 'locked':
      return i18n.t('columns.locked');
    case 'gone':
      return i18n.t('batch.missing');
    case 'not-kept':
      return i18n.t('columns.not_kept');
    case 'no-addresses':
      return i18n.t('columns.no_addresses');
    case 'ended':
      return '';
  }
}
