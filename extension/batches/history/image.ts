import type { Image } from './stored-change.ts';

/** The fields of a record as they were before a change, for those that the change gave another value. */
export function imageOf(before: object, after: object): Record<string, unknown> {
  const was: Record<string, unknown> = { ...before };
  const is: Record<string, unknown> = { ...after };
  const image: Record<string, unknown> = {};
  for (const key in was) if (was[key] !== is[key]) image[key] = was[key];
  return image;
}

/** What restoring an image makes of a record, and the image that takes it back. */
export function restored({ id, was }: Image, now: object | undefined): { next: object | null; image: Image } {
  if (was === null) return { next: null, image: { id, was: now ? { ...now } : null } };
  if (now === undefined) return { next: was, image: { id, was: null } };
  const next = { ...now, ...was };
  return { next, image: { id, was: imageOf(now, next) } };
}
