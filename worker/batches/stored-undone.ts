import * as v from 'valibot';
import { RowUndone } from '../../shared/contract/batch.ts';
import { ChangeList } from './change-list.ts';

/** What became of a row when its batch was taken back, as the database has it: a fate, and why or which changes. */
export const StoredUndone = v.pipe(
  v.object({ fate: RowUndone.entries.fate, detail: v.string() }),
  v.transform(
    ({ fate, detail }): RowUndone =>
      fate === 'kept'
        ? { fate, why: v.parse(RowUndone.entries.why, detail), changes: [] }
        : { fate, why: null, changes: v.parse(ChangeList, detail) },
  ),
);
