import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BatchSource } from '../../../../shared/contract/batch.ts';
import type { StoredBatch } from '../../../batches/stored-batch.ts';
import type { StoredRow } from '../../../batches/stored-row.ts';
import type { PlannedMails as AlikeMails } from '../../../sync/planned-mails.ts';
import { Button } from '../../parts/button.tsx';
import { zoneWords } from '../../space/space-zone.ts';
import { dayAndTimeWords } from '../../words/moments.ts';
import { plannedMailsWords } from '../../words/plan-words.ts';
import { MailPreview } from './mail-preview.tsx';

interface Props {
  spaceAddress: string;
  source: BatchSource['kind'];
  kinds: readonly AlikeMails[];
  rows: readonly StoredRow[];
  /** What the batch is for; null without a target. */
  target: StoredBatch['target'];
  /** The time zone of the space (IANA). */
  zone: string;
}

/** The mails that will leave, alike ones together and by when; each can be looked at as its first recipient would get it. */
export function PlannedMails({ spaceAddress, source, kinds, rows, target, zone }: Props) {
  const firsts = useMemo(() => {
    const wanted = new Set(kinds.map(({ firstRowId }) => firstRowId));
    return new Map(rows.filter(({ id }) => wanted.has(id)).map((row) => [row.id, row]));
  }, [kinds, rows]);
  const targetSessions = target?.kind === 'session' ? [target.id] : [];
  if (kinds.length === 0) return null;
  const line = (mails: AlikeMails) => (
    <MailsLine
      key={JSON.stringify([mails.kind, mails.language, mails.sessions])}
      spaceAddress={spaceAddress}
      source={source}
      mails={mails}
      first={firsts.get(mails.firstRowId)}
      sessions={mails.sessions.length > 0 ? mails.sessions.map(({ id }) => id) : targetSessions}
    />
  );
  const atOnce = kinds.filter(({ at }) => at === null);
  const later = [...Map.groupBy(kinds, ({ at }) => at)].filter(([at]) => at !== null);
  return (
    <section class="plan-part" data-testid="planned-mails">
      <h3>{i18n.t('plan.mails_title')}</h3>
      {atOnce.length > 0 && <ul>{atOnce.map(line)}</ul>}
      {later.map(([at, mails]) => (
        <div key={at} class="plan-later">
          <p>{i18n.t('plan.leaving_on', [dayAndTimeWords(at ?? 0, zone, 'long'), zoneWords(zone)])}</p>
          <ul>{mails.map(line)}</ul>
        </div>
      ))}
    </section>
  );
}

interface LineProps {
  spaceAddress: string;
  source: BatchSource['kind'];
  mails: AlikeMails;
  /** The row of the first recipient, if it is still there. */
  first: StoredRow | undefined;
  /** Ids of the session to whose path it invites, or of those of which it tells. */
  sessions: readonly string[];
}

function MailsLine({ spaceAddress, source, mails, first, sessions }: LineProps) {
  const [isShown, setShown] = useState(false);
  const { kind } = mails;
  // Without its session the space cannot write an invitation to a path.
  const canPreview = first && (kind !== 'path-invitation' || sessions.length > 0);
  return (
    <li>
      {plannedMailsWords(mails)}{' '}
      {canPreview && (
        <Button look="quiet" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {i18n.t(isShown ? 'plan.preview_close' : 'plan.preview')}
        </Button>
      )}
      {isShown && canPreview && (
        <MailPreview
          spaceAddress={spaceAddress}
          source={source}
          kind={kind}
          person={first.person}
          sessions={sessions}
        />
      )}
    </li>
  );
}
