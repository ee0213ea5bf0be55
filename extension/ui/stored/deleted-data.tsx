import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { isDeleted, keepsSomething, removeMark } from '../../lost-data/kept-mark.ts';
import { routeHash } from '../console/route.ts';
import { database } from '../here.ts';
import { useLive } from '../live.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';

/** Says so when the browser has deleted what was kept here; else it would look as if nothing had ever been. */
export function DeletedData() {
  const keepsNow = useLive(() => keepsSomething(database), []);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    if (keepsNow !== undefined) void isDeleted(keepsNow, browser.storage.local).then(setLost);
  }, [keepsNow]);
  if (!isLost) return null;
  const understood = async () => {
    await removeMark(browser.storage.local);
    setLost(false);
  };
  return (
    <Notice
      kind="warn"
      title={i18n.t('deleted_data.title')}
      actions={
        <>
          <a class="button" href={routeHash({ page: 'settings', part: 'connections' })}>
            {i18n.t('deleted_data.connect')}
          </a>
          <Button look="quiet" onClick={understood}>
            {i18n.t('deleted_data.understood')}
          </Button>
        </>
      }
    >
      {i18n.t('deleted_data.words')}
    </Notice>
  );
}
