import { i18n } from '#i18n';
import { spaceLanguages } from '../../../../shared/contract/space.ts';
import { ChoiceField } from '../../parts/choice-field.tsx';
import { languageWords } from '../../words/language-words.ts';

interface Props {
  value: string;
  fault: string | null;
  onChange: (language: string) => void;
}

/** The language of the space, one of those that its pages and mails exist in. */
export function LanguageField(props: Props) {
  const options = spaceLanguages.map((code) => ({ value: code, words: languageWords(code) }));
  const texts = { label: i18n.t('settings.language'), hint: i18n.t('settings.language_hint') };
  return <ChoiceField<string> {...texts} options={options} {...props} />;
}
