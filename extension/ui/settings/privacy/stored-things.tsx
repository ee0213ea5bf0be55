import { i18n } from '#i18n';

/** What is kept in this browser, how, and until when. */
export function StoredThings() {
  const things = [
    {
      what: i18n.t('privacy.captures'),
      how: i18n.t('privacy.captures_how'),
      until: i18n.t('privacy.captures_until'),
    },
    { what: i18n.t('privacy.batches'), how: i18n.t('privacy.batches_how'), until: i18n.t('privacy.batches_until') },
    {
      what: i18n.t('privacy.passwords'),
      how: i18n.t('privacy.passwords_how'),
      until: i18n.t('privacy.passwords_until'),
    },
    { what: i18n.t('privacy.sheets'), how: i18n.t('privacy.sheets_how'), until: i18n.t('privacy.sheets_until') },
    { what: i18n.t('privacy.columns'), how: i18n.t('privacy.columns_how'), until: i18n.t('privacy.columns_until') },
    { what: i18n.t('privacy.spaces'), how: i18n.t('privacy.spaces_how'), until: i18n.t('privacy.spaces_until') },
  ];
  return (
    <section class="panel privacy-part">
      <h2>{i18n.t('privacy.stored_title')}</h2>
      <table class="privacy-table">
        <thead>
          <tr>
            <th scope="col">{i18n.t('privacy.what')}</th>
            <th scope="col">{i18n.t('privacy.how')}</th>
            <th scope="col">{i18n.t('privacy.until')}</th>
          </tr>
        </thead>
        <tbody>
          {things.map(({ what, how, until }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{how}</td>
              <td>{until}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="soft small">{i18n.t('privacy.encrypted')}</p>
    </section>
  );
}
