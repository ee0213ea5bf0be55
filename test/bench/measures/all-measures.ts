import type { Measure } from '../runner/measure.ts';
import { readAddresses } from './read-addresses.ts';
import { readCsv } from './read-csv.ts';

/** Every row of the bench. */
export const allMeasures: readonly Measure[] = [readCsv, readAddresses];
