import type { Image } from './stored-change.ts';

/** The fields of a record as they were before a change, for those that the change gave another value. */
export function imageOf(before: object, after: object): Record<string, unknown> {
  const then = new Map(Object.entries(after));
  return Object.fromEntries(Object.entries(before).filter(([key, value]) => then.get(key) !== value));
}

/** What restoring an image makes of a record, and the image that takes it back. */
export function restored({ id, was }: Image, now: object | undefined): { next: object | null; image: Image } {
  if (was === null) return { next: null, image: { id, was: now ? { ...now } : null } };
  if (now === undefined) return { next: was, image: { id, was: null } };
  const next = { ...now, ...was };
  return { next, image: { id, was: imageOf(now, next) } };
}
