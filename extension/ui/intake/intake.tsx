import './intake.css';
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ColumnMeaning, Reading } from '../../../shared/reading/reading.ts';
import { createBatch } from '../../batches/batch-store.ts';
import { database } from '../here.ts';
import { Button } from '../parts/button.tsx';
import { momentWords } from '../words/moments.ts';
import { numberWords } from '../words/numbers.ts';
import { CaptureNotes } from './capture-notes.tsx';
import { ColumnList, isGuess } from './column-list.tsx';
import { PasteBox } from './paste-box.tsx';
import { ReadingCounts } from './reading-counts.tsx';
import { useDraft } from './use-draft.ts';
import { useReading } from './use-reading.ts';

type Choices = { meanings: ReadonlyMap<number, ColumnMeaning> };
const noChoices: Choices = { meanings: new Map() };

/** Pasting a list, seeing at once what was read, and making a batch of it; `onMade` gets the import's id. */
export function Intake({ onMade }: { onMade: (importId: string) => void }) {
  const { draft, change, clear } = useDraft();
  const [choices, setChoices] = useState(noChoices);
  const [isStoring, setStoring] = useState(false);
  const state = useReading(draft?.content, choices);
  const isEmpty = state.kind === 'empty';
  useEffect(() => {
    if (isEmpty) setChoices(noChoices);
  }, [isEmpty]);

  if (!draft) return null;
  const columns = state.kind === 'read' ? state.reading.columns : [];
  const reading = state.kind === 'read' && state.reading.rows.length > 0 ? state.reading : null;
  const make = async (read: Reading) => {
    setStoring(true);
    try {
      const importId = await store(read);
      await clear();
      onMade(importId);
    } finally {
      setStoring(false);
    }
  };
  return (
    <div class="intake">
      <PasteBox draft={draft} onChange={change} onClear={clear} />
      <CaptureNotes notes={draft.notes} />
      {columns.length > 0 && (
        <details open={columns.some(isGuess) || reading === null}>
          <summary>{i18n.t('columns.title')}</summary>
          <ColumnList
            columns={columns}
            onChange={(index, meaning) => setChoices({ meanings: new Map(choices.meanings).set(index, meaning) })}
          />
        </details>
      )}
      <div class="intake-end">
        {isStoring && reading ? (
          <p role="status">
            {i18n.t('paste.storing', [i18n.t('count.people', reading.rows.length, [numberWords(reading.rows.length)])])}
          </p>
        ) : (
          <ReadingCounts state={state} />
        )}
        <Button look="main" disabled={reading === null || isStoring} onClick={() => reading && make(reading)}>
          {i18n.t('paste.review')}
        </Button>
      </div>
    </div>
  );
}

async function store(reading: Reading): Promise<string> {
  const now = Date.now();
  const name = i18n.t('paste.name', [momentWords(now, 0)]);
  return createBatch(database, reading, { kind: 'paste', title: i18n.t('paste.source') }, { name, now });
}
