import type * as v from 'valibot';
import type { SpaceSettings, spaceEndpoints } from '../../shared/contract/space.ts';
import { checkedAddress, checkedName, tidy, valueRefused } from '../checked-values.ts';
import { pageLanguages } from '../pages/page-language.ts';

type Wished = v.InferOutput<(typeof spaceEndpoints)['changeSettings']['body']>;

/** The wished settings as they are stored. Refuses with `value-refused` at the first one that cannot be used. */
export function checkedSettings(wished: Wished): Partial<SpaceSettings> {
  const { name, language, senderName, replyTo, timeZone, ...others } = wished;
  return {
    ...others,
    ...(name !== undefined && { name: checkedName('name', name) }),
    ...(language !== undefined && { language: checkedLanguage(language) }),
    ...(senderName !== undefined && { senderName: tidy(senderName) && checkedName('senderName', senderName) }),
    ...(replyTo !== undefined && { replyTo: tidy(replyTo) && checkedAddress('replyTo', replyTo).address }),
    ...(timeZone !== undefined && { timeZone: checkedTimeZone(timeZone) }),
  } as Partial<SpaceSettings>; // What is left of `others` may hold undefined by its type alone: JSON has no such value.
}

function checkedLanguage(language: string): string {
  const known = pageLanguages.find((each) => each === language);
  if (known === undefined) throw valueRefused('language', null);
  return known;
}

function checkedTimeZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) throw valueRefused('timeZone', null);
    throw error;
  }
}
