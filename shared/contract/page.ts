import * as v from 'valibot';

/** Items on one page of a long list, at most. */
export const maxPageSize = 200;

/** The part of a long list that is asked for; `cursor` is the `next` of the page before. */
export const pageQuery = {
  /** It holds the last item's place in the order, and that may be a long name. */
  cursor: v.optional(v.pipe(v.string(), v.maxLength(6000))),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,4}$/), v.transform(Number), v.minValue(1), v.maxValue(maxPageSize)),
    '100',
  ),
} as const;

/** One page of a long list. */
export function pageOf<Item extends v.GenericSchema>(item: Item) {
  return v.object({
    items: v.array(item),
    /** The cursor of the page that follows; null on the last one. */
    next: v.nullable(v.string()),
    /** Items of the whole list, as it is filtered. */
    total: v.number(),
  });
}
