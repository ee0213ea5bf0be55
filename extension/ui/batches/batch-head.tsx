import '../parts/field.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { maxRowsPerBatch } from '../../../shared/people/limits.ts';
import { removeBatch, renameBatch } from '../../batches/batch-store.ts';
import type { Phase } from '../../sync/phase.ts';
import { goTo, routeHash } from '../console/route.ts';
import { database } from '../here.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { PhaseBadge } from '../parts/phase-badge.tsx';
import { sourceTitles } from '../rows/list-facts.ts';
import { summaryWords } from '../words/count-words.ts';
import { momentWords } from '../words/moments.ts';
import { listWords, numberWords } from '../words/numbers.ts';
import { targetWords } from '../words/option-words.ts';
import { ForgottenSoon } from './forgotten-soon.tsx';
import type { ShownImport } from './use-import.ts';

/** Name, phase, counts and origin of a batch. */
export function BatchHead({ shown, phase, now }: { shown: ShownImport; phase: Phase; now: number }) {
  const [asking, setAsking] = useState<'name' | 'remove' | null>(null);
  const first = shown.parts[0]?.batch;
  if (!first) return null;
  const rename = async (name: string) => {
    setAsking(null);
    for (const { batch } of shown.parts) await renameBatch(database, batch.id, name);
  };
  const remove = async () => {
    for (const { batch } of shown.parts) await removeBatch(database, batch.id);
    goTo({ page: 'batches' });
  };
  return (
    <header class="batch-head">
      <div class="batch-title" inert={!shown.isStored}>
        {asking === 'name' ? (
          <NameForm name={first.name} onSave={rename} onCancel={() => setAsking(null)} />
        ) : (
          <>
            <h1>{first.name}</h1>
            <PhaseBadge phase={phase} />
            <div class="batch-title-actions">
              <Button onClick={() => setAsking('name')}>{i18n.t('batch.rename')}</Button>
              <Button onClick={() => setAsking('remove')}>{i18n.t('batch.remove')}</Button>
            </div>
          </>
        )}
      </div>
      <p data-testid="counts" role="status">
        {shown.isLoading ? i18n.t('loading') : listWords(summaryWords(shown.summary, phase.kind))}
      </p>
      <p class="soft">{`${i18n.t('batch.from', [listWords([...sourceTitles(shown).values()])])} · ${i18n.t('batch.made', [momentWords(first.createdAt, now)])}`}</p>
      <ForgottenSoon batches={shown.parts.map(({ batch }) => batch)} now={now} />
      {first.target !== null && (
        <p>
          <a href={routeHash({ page: first.target.kind, id: first.target.id })}>{targetWords(first.target)}</a>
        </p>
      )}
      {shown.total > maxRowsPerBatch && (
        <p class="soft batch-parts">
          {i18n.t('batch.part', [numberWords(partCount(shown)), numberWords(maxRowsPerBatch)])}
        </p>
      )}
      {asking === 'remove' && (
        <Dialog
          title={i18n.t('batch.remove_title')}
          action={i18n.t('batch.remove_action')}
          danger
          onAction={remove}
          onClose={() => setAsking(null)}
        >
          {i18n.t('batch.remove_words', shown.summary.rows, [numberWords(shown.summary.rows)])}
        </Dialog>
      )}
    </header>
  );
}

interface NameProps {
  name: string;
  onSave: (name: string) => void;
  onCancel: () => void;
}

/** Batches of the import, also those that are still to be made. */
function partCount({ parts, total }: ShownImport): number {
  return Math.max(parts.length, Math.ceil(total / maxRowsPerBatch));
}

function NameForm({ name, onSave, onCancel }: NameProps) {
  const [typed, setTyped] = useState(name);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.select(), []);
  return (
    <form
      class="rename"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') onSave(typed.trim());
      }}
    >
      <input
        ref={box}
        class="field-box"
        aria-label={i18n.t('batch.rename_label')}
        value={typed}
        maxLength={200}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      />
      <Button type="submit">{i18n.t('batch.rename_save')}</Button>
      <Button onClick={onCancel}>{i18n.t('cancel')}</Button>
    </form>
  );
}
