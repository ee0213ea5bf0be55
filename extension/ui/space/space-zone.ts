import { i18n } from '#i18n';
import { zonePlace } from '../../../shared/time/zone-place.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';

/**
 * The time zone (IANA) of a space; this browser's, as long as the space has not told its own or if the browser does not
 * know it.
 */
export function zoneOf({ timeZone }: Pick<StoredSpace, 'timeZone'>): string {
  if (timeZone === null) return localZone();
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return localZone();
    throw error;
  }
}

/** The time zone (IANA) of this browser. */
export function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** What the clocks of a time zone (IANA) are called: `Paris time`. */
export function zoneWords(zone: string): string {
  return zone === 'UTC' ? zone : i18n.t('sessions.time_of', [zonePlace(zone)]);
}
