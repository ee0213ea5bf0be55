/** The place that a time zone (IANA) is named after, as in `New York` of `America/New_York`; `UTC` is its own. */
export function zonePlace(timeZone: string): string {
  return timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}
