/** A moment (milliseconds since 1970) as a `datetime-local` field holds it, in this browser's time zone. */
export function typedMoment(moment: number): string {
  const at = new Date(moment);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The moment (milliseconds since 1970) that a `datetime-local` field holds; null when it holds none. */
export function readMoment(typed: string): number | null {
  // Without a zone it is of this browser's. A year of five digits is none that a session could be in.
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(typed)) return null;
  const moment = new Date(typed).getTime();
  return Number.isNaN(moment) || moment < 0 ? null : moment;
}

/** The name of this browser's time zone, as `Europe/Paris`. */
export function localZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
