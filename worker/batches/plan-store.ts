import * as v from 'valibot';
import { type Plan, RowPlan } from '../../shared/contract/batch.ts';
import { jsonText } from '../json-text.ts';
import { type Decision, decisionSql, decisionStatements } from './decision-store.ts';

const PlannedRow = v.object({ ...RowPlan.entries, problems: v.pipe(jsonText, RowPlan.entries.problems) });

/** Says what applying the rows would do now; writes nothing. */
export async function planRows(db: D1Database, decision: Decision): Promise<Plan> {
  const { results } = await decisionStatements(db, decision)(`${decisionSql} ORDER BY position`).all();
  const rows = v.parse(v.array(PlannedRow), results);
  return { rows, mails: rows.filter((row) => row.outcome === 'invited').length };
}
