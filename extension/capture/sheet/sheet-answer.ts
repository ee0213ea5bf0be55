import * as v from 'valibot';

/** What to fetch, for `fetchSheet`; plain data, because it travels into the tab. */
export interface SheetRequest {
  address: string;
  /** The document's own address, up to its id: a tab that shows something else is not used. */
  document: string;
  /** Under this name the fetching can be stopped. */
  key: string;
  maxBytes: number;
  milliseconds: number;
}

/**
 * What opening the document itself came to: an HTTP status, `redirect` (to the sign-in page: the document does not
 * redirect those who may open it), `none` when there was no answer, `forbidden` when the page's own policy refused.
 */
const DocumentAnswer = v.union([v.number(), v.picklist(['redirect', 'none', 'forbidden'])]);

/** What `fetchSheet` found. */
export const SheetAnswer = v.variant('kind', [
  v.object({ kind: v.literal('csv'), text: v.string() }),
  v.object({
    kind: v.literal('refused'),
    status: v.number(),
    /** The beginning of what came instead of CSV. */
    page: v.string(),
    document: DocumentAnswer,
    /** Whether the tab shows the editor; null where there is no tab. */
    isEditor: v.nullable(v.boolean()),
  }),
  v.object({ kind: v.literal('unreachable'), isOnline: v.boolean(), document: DocumentAnswer }),
  v.object({ kind: v.picklist(['too-large', 'too-slow', 'stopped', 'elsewhere']) }),
]);
/** See the schema of the same name. */
export type SheetAnswer = v.InferOutput<typeof SheetAnswer>;
