import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { giveBackSheetHosts, hasSheetHosts } from '../../../capture/sheet/sheet-hosts.ts';
import { Button } from '../../parts/button.tsx';

/** What the browser lets the extension do, and why; what was asked for later can be given back. */
export function Permissions() {
  const [maySheets, setMaySheets] = useState(false);
  useEffect(() => void hasSheetHosts().then(setMaySheets), []);
  const giveBack = async () => {
    await giveBackSheetHosts();
    setMaySheets(await hasSheetHosts());
  };
  return (
    <section class="panel privacy-part">
      <h2>{i18n.t('privacy.permissions_title')}</h2>
      <ul class="privacy-list">
        <li>{i18n.t('privacy.permission_page')}</li>
        <li>{i18n.t('privacy.permission_menus')}</li>
        <li>{i18n.t('privacy.permission_alarms')}</li>
        <li>{i18n.t('privacy.permission_storage')}</li>
        <li>
          {maySheets ? i18n.t('privacy.permission_sheets_given') : i18n.t('privacy.permission_sheets')}
          {maySheets && (
            <Button look="quiet" onClick={giveBack}>
              {i18n.t('privacy.give_back')}
            </Button>
          )}
        </li>
      </ul>
    </section>
  );
}
