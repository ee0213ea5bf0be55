import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BatchSource } from '../../../../shared/contract/batch.ts';
import type { StoredBatch } from '../../../batches/stored-batch.ts';
import type { StoredRow } from '../../../batches/stored-row.ts';
import { Button } from '../../parts/button.tsx';
import { mailKindWords } from '../../words/plan-words.ts';
import type { KnownPlan } from './known-plan.ts';
import { MailPreview } from './mail-preview.tsx';

interface Props {
  spaceAddress: string;
  source: BatchSource['kind'];
  kinds: KnownPlan['kinds'];
  rows: readonly StoredRow[];
  /** What the batch is for; null without a target. */
  target: StoredBatch['target'];
}

/** The mails that will leave, by kind and language; each kind can be looked at as its first recipient would get it. */
export function PlannedMails({ spaceAddress, source, kinds, rows, target }: Props) {
  const [shown, setShown] = useState<string | null>(null);
  const firsts = useMemo(() => {
    const wanted = new Set(kinds.map(({ firstRowId }) => firstRowId));
    return new Map(rows.filter(({ id }) => wanted.has(id)).map((row) => [row.id, row]));
  }, [kinds, rows]);
  const session = target?.kind === 'session' ? target.id : null;
  if (kinds.length === 0) return null;
  return (
    <section class="plan-part" data-testid="planned-mails">
      <h3>{i18n.t('plan.mails_title')}</h3>
      <ul>
        {kinds.map(({ kind, language, count, firstRowId }) => {
          const key = `${kind} ${language}`;
          const isShown = shown === key;
          const first = firsts.get(firstRowId);
          return (
            <li key={key}>
              {mailKindWords(kind, language, count)}{' '}
              {first && canPreview(kind, session) && (
                <Button look="quiet" aria-expanded={isShown} onClick={() => setShown(isShown ? null : key)}>
                  {i18n.t(isShown ? 'plan.preview_close' : 'plan.preview')}
                </Button>
              )}
              {isShown && first && (
                <MailPreview
                  spaceAddress={spaceAddress}
                  source={source}
                  kind={kind}
                  person={first.person}
                  session={session}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Whether the space can write a mail to be looked at: which session a group brings, the plan does not say. */
function canPreview(kind: KnownPlan['kinds'][number]['kind'], session: string | null): boolean {
  return kind !== 'path-invitation' || session !== null;
}
