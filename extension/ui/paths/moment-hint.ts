import { i18n } from '#i18n';
import { momentOf, wallTime } from '../../../shared/time/zoned-time.ts';
import { localZone } from '../space/space-zone.ts';
import { dayAndTimeWords } from '../words/moments.ts';

/**
 * What is said of a time that was typed in a time zone (IANA): that it comes twice, and when it is in this browser's
 * zone if the clocks differ there; empty when there is nothing to say.
 */
export function momentHint(typed: string, zone: string): string {
  const read = momentOf(typed, zone);
  if (read === null || read === 'skipped') return '';
  const here = localZone();
  const isOther = wallTime(read.moment, here) !== wallTime(read.moment, zone);
  return [
    ...(read.isDoubled ? [i18n.t('sessions.time_doubled')] : []),
    ...(isOther ? [i18n.t('sessions.time_here', [dayAndTimeWords(read.moment, here)])] : []),
  ].join(' ');
}
