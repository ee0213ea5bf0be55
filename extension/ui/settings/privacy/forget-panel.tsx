import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { listBatches } from '../../../batches/batch-store.ts';
import { forgetMappings } from '../../../batches/columns/mapping-memory.ts';
import { giveBackSheetHosts } from '../../../capture/sheet/sheet-hosts.ts';
import { removeMark } from '../../../lost-data/kept-mark.ts';
import { forgetEverything } from '../../../preferences/forget-everything.ts';
import { database, here } from '../../here.ts';
import { useLive } from '../../live.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Notice } from '../../parts/notice.tsx';
import { listWords, numberWords } from '../../words/numbers.ts';

type End = { kind: 'columns' | 'working' } | { kind: 'everything'; untold: readonly string[] };

/** The ways to make this browser forget. */
export function ForgetPanel() {
  const [isAsking, setAsking] = useState(false);
  const [end, setEnd] = useState<End | null>(null);
  const underWay = useLive(
    async () => (await listBatches(database)).filter(({ stage }) => stage === 'approved').length,
    [],
  );
  const forget = async () => {
    setAsking(false);
    setEnd({ kind: 'working' });
    setEnd({ kind: 'everything', untold: await forgetEverything(here, { clear: clearElsewhere }) });
  };
  const forgetColumns = async () => {
    await forgetMappings(database);
    setEnd({ kind: 'columns' });
  };
  return (
    <section class="panel privacy-part">
      <h2>{i18n.t('privacy.forget_title')}</h2>
      <div class="setting-line">
        <p>{i18n.t('privacy.forget_columns_hint')}</p>
        <Button onClick={forgetColumns}>{i18n.t('privacy.forget_columns')}</Button>
      </div>
      <div class="setting-line">
        <p>{i18n.t('privacy.forget_all_hint')}</p>
        <Button look="danger" disabled={end?.kind === 'working'} onClick={() => setAsking(true)}>
          {i18n.t('privacy.forget_all')}
        </Button>
      </div>
      {end?.kind === 'columns' && <Notice kind="good">{i18n.t('privacy.forgot_columns')}</Notice>}
      {end?.kind === 'everything' && (
        <Notice kind={end.untold.length === 0 ? 'good' : 'warn'}>
          {end.untold.length === 0
            ? i18n.t('privacy.forgot_all')
            : i18n.t('privacy.forgot_all_untold', [listWords([...end.untold])])}
        </Notice>
      )}
      {isAsking && (
        <Dialog
          title={i18n.t('privacy.forget_all_title')}
          action={i18n.t('privacy.forget_all')}
          danger
          onAction={forget}
          onClose={() => setAsking(false)}
        >
          <p>{i18n.t('privacy.forget_all_words')}</p>
          {!!underWay && <p>{i18n.t('privacy.forget_all_under_way', underWay, [numberWords(underWay)])}</p>}
        </Dialog>
      )}
    </section>
  );
}

async function clearElsewhere(): Promise<void> {
  await browser.storage.session.clear();
  await removeMark(browser.storage.local);
  localStorage.clear();
  sessionStorage.clear();
  await giveBackSheetHosts();
}
