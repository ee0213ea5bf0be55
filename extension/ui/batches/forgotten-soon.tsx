import { i18n } from '#i18n';
import { forgottenAt, keepImport } from '../../batches/purge.ts';
import type { StoredBatch } from '../../batches/stored-batch.ts';
import { day } from '../../preferences/forget-unsent.ts';
import { preferences } from '../../preferences/preference-store.ts';
import { database } from '../here.ts';
import { useLive } from '../live.ts';
import { Button } from '../parts/button.tsx';
import { dayWords } from '../words/moments.ts';

/** Milliseconds before an import is forgotten in which that is said. */
const notice = 7 * day;

/** Says of an import that was never sent that it will be forgotten soon, and keeps it. */
export function ForgottenSoon({ batches, now }: { batches: readonly StoredBatch[]; now: number }) {
  const days = useLive(async () => (await preferences(database)).unsentDays, []);
  const [first] = batches;
  const moment = days === undefined ? null : forgottenAt(batches, days * day);
  if (!first || moment === null || moment - now > notice) return null;
  return (
    <p class="small soft">
      {moment > now ? i18n.t('privacy.forgotten_on', [dayWords(moment)]) : i18n.t('privacy.forgotten_soon')}{' '}
      <Button
        look="quiet"
        aria-label={i18n.t('privacy.keep_name', [first.name])}
        onClick={() => keepImport(database, first.importId, Date.now())}
      >
        {i18n.t('privacy.keep')}
      </Button>
    </p>
  );
}
