import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { spaceLanguages } from '../../../../shared/contract/space.ts';
import { languageWords } from '../../words/language-words.ts';

interface Props {
  value: string;
  fault: string | null;
  onChange: (language: string) => void;
}

/** The language of the space, one of those that its pages and mails exist in. */
export function LanguageField({ value, fault, onChange }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {i18n.t('settings.language')}
      </label>
      <div>
        <select
          id={id}
          class="setting-choice"
          value={value}
          aria-invalid={fault !== null}
          aria-describedby={`${id}-hint ${id}-fault`}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {spaceLanguages.map((code) => (
            <option key={code} value={code}>
              {languageWords(code)}
            </option>
          ))}
        </select>
      </div>
      <p id={`${id}-hint`} class="soft small">
        {i18n.t('settings.language_hint')}
      </p>
      <p id={`${id}-fault`} class="field-fault" role="alert">
        {fault}
      </p>
    </div>
  );
}
