import './privacy.css';
import { i18n } from '#i18n';
import { ForgetPanel } from './forget-panel.tsx';
import { Permissions } from './permissions.tsx';
import { RetentionForm } from './retention-form.tsx';
import { StoredThings } from './stored-things.tsx';

/** What this browser keeps, for how long, what leaves it and when, what it was allowed, and how to end all that. */
export function PrivacyPart() {
  return (
    <div class="page page-narrow">
      <h1>{i18n.t('privacy.title')}</h1>
      <p class="soft">{i18n.t('privacy.intro')}</p>
      <RetentionForm />
      <section class="panel privacy-part">
        <h2>{i18n.t('privacy.leaves_title')}</h2>
        <ul class="privacy-list">
          <li>{i18n.t('privacy.leaves_send')}</li>
          <li>{i18n.t('privacy.leaves_console')}</li>
          <li>{i18n.t('privacy.leaves_sheet')}</li>
          <li>{i18n.t('privacy.leaves_page')}</li>
        </ul>
      </section>
      <StoredThings />
      <Permissions />
      <ForgetPanel />
    </div>
  );
}
