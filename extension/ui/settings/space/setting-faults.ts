import { i18n } from '#i18n';
import { type SpaceSettings, settingNames } from '../../../../shared/contract/space.ts';
import type { PersonProblem } from '../../../../shared/people/person-problem.ts';
import type { SyncProblem } from '../../../sync/sync-problem.ts';
import { personProblemWords } from '../../words/person-problem-words.ts';
import { boundsWords } from './bounds-words.ts';
import { boundedSettings, type TypedSettings, typedNumber } from './typed-settings.ts';

/** What is wrong with settings, as a sentence for each. */
export type SettingFaults = Partial<Record<keyof SpaceSettings, string>>;

/** What can be seen to be wrong before the space is asked. */
export function typedFaults(typed: TypedSettings): SettingFaults {
  const numbers = boundedSettings.filter((name) => typedNumber(name, typed[name]) === null);
  return {
    ...(typed.name.trim() === '' && { name: i18n.t('settings.fault_name_missing') }),
    ...Object.fromEntries(numbers.map((name) => [name, i18n.t('settings.fault_number', boundsWords(name))])),
  };
}

/** What the space says against one of the settings; null when it says something else. */
export function refusedFaults(problem: SyncProblem): SettingFaults | null {
  if (problem.code !== 'value-refused') return null;
  const name = settingNames.find((each) => each === problem.at);
  return name === undefined ? null : { [name]: refusalWords(name, problem.problem) };
}

function refusalWords(name: keyof SpaceSettings, problem: PersonProblem | null): string {
  if (name === 'language') return i18n.t('settings.fault_language');
  if (name === 'timeZone') return i18n.t('settings.fault_time_zone');
  if (problem === null) return i18n.t('settings.fault_name_missing');
  // The sentence about people's names asks for the name of a person.
  if (problem.code === 'name-is-link') return i18n.t('settings.fault_link', [problem.evidence]);
  return personProblemWords(problem);
}
