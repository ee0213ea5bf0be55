import { i18n } from '#i18n';
import { isGroupId } from '../../../shared/people/group-id.ts';
import type { PersonProblem } from '../../../shared/people/person-problem.ts';
import { addressFaultWords } from './address-fault-words.ts';
import { columnWords } from './column-words.ts';

/** One problem of a row as a sentence: what is wrong, with the piece of text, and what to do. */
export function personProblemWords({ code, evidence, fault, field }: PersonProblem): string {
  switch (code) {
    case 'address-missing':
      return i18n.t('person.address_missing');
    case 'address-invalid':
      return fault === undefined ? i18n.t('person.address_invalid', [evidence]) : addressFaultWords(fault, evidence);
    case 'address-typo':
      return i18n.t('person.address_typo', [evidence]);
    case 'address-role':
      return i18n.t('person.address_role', [evidence]);
    case 'address-disposable':
      return i18n.t('person.address_disposable', [evidence]);
    case 'address-repaired':
      return i18n.t('person.address_repaired', [evidence]);
    case 'address-other':
      return i18n.t('person.address_other', [evidence]);
    case 'address-faint':
      return i18n.t('person.address_faint', [evidence]);
    case 'address-guessed':
      return i18n.t('person.address_guessed', [evidence]);
    case 'name-guessed':
      return i18n.t('person.name_guessed');
    case 'text-repaired':
      return i18n.t('person.text_repaired', [evidence]);
    case 'text-control-character':
      return i18n.t('person.text_control_character', [evidence]);
    case 'name-is-link':
      return i18n.t('person.name_is_link', [evidence]);
    case 'name-too-long':
      return i18n.t('person.name_too_long');
    case 'language-unknown':
      return i18n.t('person.language_unknown', [evidence]);
    case 'send-credentials-unclear':
      return i18n.t('person.send_credentials_unclear', [evidence]);
    case 'password-too-short':
      return i18n.t('person.password_too_short');
    case 'password-too-long':
      return i18n.t('person.password_too_long');
    case 'password-common':
      return i18n.t('person.password_common');
    case 'password-is-address':
      return i18n.t('person.password_is_address');
    case 'information-too-long':
      return i18n.t('person.information_too_long');
    case 'label-too-long':
      return i18n.t('person.label_too_long', [evidence]);
    case 'too-many-labels':
      return i18n.t('person.too_many_labels', [evidence]);
    case 'duplicate-merged':
      return i18n.t('person.duplicate_merged');
    case 'duplicate-conflict':
      return i18n.t('person.duplicate_conflict', [evidence]);
    case 'row-ragged':
      return i18n.t('person.row_ragged', [evidence]);
    case 'formula-failed':
      return i18n.t('person.formula_failed', [evidence, columnWords(field)]);
    case 'member-suspended':
      return i18n.t('person.member_suspended');
    case 'mailed-too-often':
      return i18n.t('person.mailed_too_often');
    case 'row-id-reused':
      return i18n.t('person.row_id_reused');
    case 'password-missing':
      return i18n.t('person.password_missing');
    case 'group-unknown':
      return i18n.t(isGroupId(evidence) ? 'person.group_unknown_id' : 'person.group_unknown', [evidence]);
  }
}
