import { version3 } from './version-3.ts';

/** What version 4 of the database may have left on somebody's disk: the same as version 3, its rows found by their stamps. */
export const version4 = { ...version3, stores: { ...version3.stores, batchRows: 'batchId, stamp' } };
