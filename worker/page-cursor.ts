import * as v from 'valibot';
import { base64url } from './byte-text.ts';
import { Refusal } from './refusal.ts';

/**
 * One page of a list of which one item more than `limit` was read: its items, and as `next` the cursor of the page that
 * follows, null on the last one. A cursor is the `place` of the last item, as base64url of JSON, opaque to clients.
 */
export function onePage<Item>(
  read: readonly Item[],
  limit: number,
  place: (last: Item) => object,
): { items: Item[]; next: string | null } {
  const items = read.slice(0, limit);
  const last = items.at(-1);
  return { items, next: last && read.length > limit ? cursorOf(place(last)) : null };
}

/** The cursor that says a place in a long list. */
export function cursorOf(place: object): string {
  return base64url(new TextEncoder().encode(JSON.stringify(place)));
}

/**
 * The place that a cursor says, or null for the list's beginning. Refuses with `invalid-request`, at the field that
 * the cursor came in, what no page of ours has said.
 */
export function placeOf<Place extends v.GenericSchema>(
  cursor: string | null | undefined,
  place: Place,
  at: string,
): v.InferOutput<Place> | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const octets = Uint8Array.from(atob(cursor.replaceAll('-', '+').replaceAll('_', '/')), (each) =>
      each.charCodeAt(0),
    );
    return v.parse(place, JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(octets)));
  } catch {
    throw new Refusal({ code: 'invalid-request', at });
  }
}
