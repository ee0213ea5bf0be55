import { settingBounds } from '../../../../shared/contract/space.ts';
import { numberWords } from '../../words/numbers.ts';
import type { Bounded } from './typed-settings.ts';

/** The least and the most that a setting can be, as people write the numbers. */
export function boundsWords(setting: Bounded): [least: string, most: string] {
  const [least, most] = settingBounds[setting];
  return [numberWords(least), numberWords(most)];
}
