import * as v from 'valibot';

/** Days that something unsent may be kept: the least and the most that can be chosen. */
export const unsentDaysBounds = { least: 1, most: 365 };

/** What the admin has chosen for this browser; what is not there, or is nothing that can be chosen, is as at first. */
export const StoredPreferences = v.object({
  id: v.literal('browser'),
  /** Days after which captures, drafts and batches that were never approved are forgotten. */
  unsentDays: v.fallback(
    v.pipe(v.number(), v.integer(), v.minValue(unsentDaysBounds.least), v.maxValue(unsentDaysBounds.most)),
    30,
  ),
});
/** See the schema of the same name. */
export type StoredPreferences = v.InferOutput<typeof StoredPreferences>;

/** The preferences without what tells their record. */
export type Preferences = Omit<StoredPreferences, 'id'>;
