import * as v from 'valibot';

/** Which cells of which Google spreadsheet a list was read from, enough to read them again. */
export const SheetPlace = v.object({
  /**
   * The address up to the document's id, with the account or domain in it:
   * `https://docs.google.com/spreadsheets/u/1/d/ID`.
   */
  document: v.pipe(
    v.string(),
    v.maxLength(500),
    // Only this host is ever asked for a sheet, whoever wrote the record.
    v.regex(/^https:\/\/docs\.google\.com\/(?:a\/[\w.-]+\/)?spreadsheets\/(?:[ua]\/[\w.-]+\/)?d\/[\w-]+$/),
  ),
  /** The id of the sheet within the document: digits. */
  gid: v.pipe(v.string(), v.regex(/^\d{1,12}$/)),
  /**
   * As `A2:D40`, or null for the whole sheet; `A:C` are whole columns, `A2:C` and `A2:ZZZ9` end where the sheet does.
   */
  range: v.nullable(v.pipe(v.string(), v.regex(/^[A-Z]{1,3}\d{0,7}:[A-Z]{1,3}\d{0,7}$/))),
});
/** See the schema of the same name. */
export type SheetPlace = v.InferOutput<typeof SheetPlace>;
