import type { BatchRow } from '../../../shared/contract/batch.ts';
import { type Sample, timed } from '../runner/measure.ts';
import type { BenchSpace } from './bench-space.ts';

/** Makes the table that bare rows go into: a key, a unique address, the columns of a row. */
export async function makeBareTable(space: BenchSpace): Promise<void> {
  await space.bareSql({
    sql: `CREATE TABLE bare_people (id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, last_name TEXT, first_name TEXT,
                                    language TEXT, labels TEXT, groups TEXT, additional_information TEXT) STRICT`,
    values: [],
  });
}

/** Inserts rows in one statement over HTTP: what nobody who stores them can do without. */
export async function bareInsert(space: BenchSpace, rows: readonly BatchRow[]): Promise<Sample> {
  const sql = `INSERT INTO bare_people
    SELECT each.value ->> 'id', each.value ->> 'email', each.value ->> 'lastName', each.value ->> 'firstName',
           each.value ->> 'language', each.value ->> 'labels', each.value ->> 'groups',
           each.value ->> 'additionalInformation' FROM json_each(?1) AS each`;
  return timed(() => space.bareSql({ sql, values: [JSON.stringify(rows)] }));
}
