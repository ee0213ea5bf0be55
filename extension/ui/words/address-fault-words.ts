import { i18n } from '#i18n';
import type { AddressFault } from '../../../shared/people/person-problem.ts';

/** Which rule an address breaks, as a sentence that shows the piece of text. */
export function addressFaultWords(fault: AddressFault, evidence: string): string {
  switch (fault) {
    case 'no-at-sign':
      return i18n.t('address.no_at_sign', [evidence]);
    case 'several-at-signs':
      return i18n.t('address.several_at_signs', [evidence]);
    case 'several-addresses':
      return i18n.t('address.several_addresses', [evidence]);
    case 'local-part-empty':
      return i18n.t('address.local_part_empty', [evidence]);
    case 'local-part-too-long':
      return i18n.t('address.local_part_too_long', [evidence]);
    case 'local-part-dots':
      return i18n.t('address.local_part_dots', [evidence]);
    case 'local-part-character':
      return i18n.t('address.local_part_character', [evidence]);
    case 'local-part-quoted':
      return i18n.t('address.local_part_quoted', [evidence]);
    case 'domain-empty':
      return i18n.t('address.domain_empty', [evidence]);
    case 'domain-too-long':
      return i18n.t('address.domain_too_long', [evidence]);
    case 'domain-label':
      return i18n.t('address.domain_label', [evidence]);
    case 'domain-not-public':
      return i18n.t('address.domain_not_public', [evidence]);
    case 'domain-literal':
      return i18n.t('address.domain_literal', [evidence]);
    case 'look-alike-character':
      return i18n.t('address.look_alike_character', [evidence]);
    case 'control-character':
      return i18n.t('address.control_character', [evidence]);
    case 'too-long':
      return i18n.t('address.too_long', [evidence]);
  }
}
