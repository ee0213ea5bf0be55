import { i18n } from '#i18n';
import type { ColumnMeaning } from '../../../shared/reading/reading.ts';

/** The meanings that a column can be given, in the order of the menu. */
export const columnMeanings = [
  'email',
  'firstName',
  'lastName',
  'fullName',
  'language',
  'labels',
  'groups',
  'sendCredentials',
  'password',
  'additionalInformation',
  null,
] as const satisfies ColumnMeaning[];

/** What a column holds. */
export function columnWords(meaning: ColumnMeaning): string {
  switch (meaning) {
    case 'email':
      return i18n.t('field.email');
    case 'firstName':
      return i18n.t('field.first_name');
    case 'lastName':
      return i18n.t('field.last_name');
    case 'fullName':
      return i18n.t('field.full_name');
    case 'language':
      return i18n.t('field.language');
    case 'labels':
      return i18n.t('field.labels');
    case 'groups':
      return i18n.t('field.groups');
    case 'sendCredentials':
      return i18n.t('field.send_credentials');
    case 'password':
      return i18n.t('field.password');
    case 'additionalInformation':
      return i18n.t('field.additional_information');
    case null:
      return i18n.t('field.not_used');
  }
}
