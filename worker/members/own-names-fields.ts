import { html } from 'hono/html';
import { choiceField, textField } from '../pages/form-parts.ts';
import type { FormProblems } from '../pages/form-problem.ts';
import type { Html } from '../pages/layout.ts';
import { pageLanguageOf, pageLanguages, wordsOf } from '../pages/page-language.ts';
import type { Words } from '../pages/words/en.ts';
import type { OwnNames } from './own-names.ts';

/** The two names, beside one another where there is room. */
export function nameFields(words: Words, names: OwnNames, problems: FormProblems<keyof OwnNames> | null): Html {
  return html`<div class="pair">
${textField(words, {
  name: 'firstName',
  label: words.form.firstName,
  value: names.firstName,
  autocomplete: 'given-name',
  required: false,
  problem: problems?.firstName,
})}
${textField(words, {
  name: 'lastName',
  label: words.form.lastName,
  value: names.lastName,
  autocomplete: 'family-name',
  required: false,
  problem: problems?.lastName,
})}
</div>`;
}

/** The language; one in which the pages do not exist yet stays in the list for who has it. */
export function languageField(
  words: Words,
  field: { language: string; present: string },
  problems: FormProblems<keyof OwnNames> | null,
): Html {
  const others = field.present !== '' && pageLanguageOf(field.present) !== field.present ? [field.present] : [];
  return choiceField(words, {
    name: 'language',
    label: words.form.language,
    value: field.language,
    options: [...languageChoices(), ...others.map((code) => [code, code] as const)],
    problem: problems?.language,
  });
}

/** The languages of the pages, each by its own name. */
export function languageChoices(): (readonly [value: string, text: string])[] {
  return pageLanguages.map((code) => [code, wordsOf(code).name]);
}
