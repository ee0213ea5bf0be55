import { i18n } from '#i18n';
import type { SpaceAddressFault } from '../../spaces/space-address.ts';

/** Why what was typed is not the address of a space, as a sentence. */
export function spaceAddressWords(fault: SpaceAddressFault, typed: string): string {
  switch (fault) {
    case 'empty':
      return i18n.t('space_address.empty');
    case 'not-an-address':
      return i18n.t('space_address.not_an_address', [typed]);
    case 'has-sign-in-data':
      return i18n.t('space_address.with_credentials', [typed]);
    case 'not-https':
      return i18n.t('space_address.not_https', [typed]);
  }
}
