import { i18n } from '#i18n';
import { personFields } from '../../../shared/people/person.ts';
import { columnWords } from './column-words.ts';

/** The captions of the import template's columns in the language of the screens; our reader knows them all. */
export function templateCaptions(): string[] {
  return personFields.map((field) =>
    field === 'sendCredentials' ? i18n.t('template.send_credentials') : columnWords(field),
  );
}
