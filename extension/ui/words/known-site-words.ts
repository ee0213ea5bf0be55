import { i18n } from '#i18n';
import type { KnownSite } from '../../capture/known-site.ts';

/** What to press on a site whose lists are best copied. */
export function knownSiteWords(site: KnownSite): string {
  switch (site) {
    case 'excel-online':
      return i18n.t('known_site.excel_online');
    case 'gmail':
      return i18n.t('known_site.gmail');
    case 'outlook':
      return i18n.t('known_site.outlook');
  }
}
