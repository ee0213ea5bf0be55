import * as v from 'valibot';
import { BatchSource } from '../../shared/contract/batch.ts';
import { SheetPlace } from './sheet/sheet-place.ts';

/** Where a capture comes from; kind and title go to the space with the rows, the rest stays in this browser. */
export const CaptureSource = v.object({
  ...BatchSource.entries,
  url: v.exactOptional(v.string()),
  sheet: v.exactOptional(SheetPlace),
});
/** See the schema of the same name. */
export type CaptureSource = v.InferOutput<typeof CaptureSource>;
