import * as v from 'valibot';
import { type Plan, ResolvedGroup, RowPlan } from '../../shared/contract/batch.ts';
import { jsonText } from '../json-text.ts';
import { letterWords } from '../mail/letters/letter-language.ts';
import { ChangeList } from './change-list.ts';
import { type Decision, decisionSql, decisionStatements } from './decision-store.ts';
import { inputTables } from './input-tables-store.ts';

const PlannedRow = v.object({
  ...v.omit(RowPlan, ['mailLanguage']).entries,
  changes: ChangeList,
  problems: v.pipe(jsonText, RowPlan.entries.problems),
  /** What is known of the person's language; may be empty. */
  letterLanguage: v.string(),
});

const groupsSql = `
  WITH ${inputTables.spellings}
  SELECT spellings.given,
         CASE WHEN group_id IS NOT NULL THEN 'known' WHEN is_creatable THEN 'to-create' ELSE 'unknown' END AS state,
         group_id AS id, coalesce(groups.name, spellings.name) AS name,
         iif(group_id IS NULL, suggestion, NULL) AS suggestion
    FROM spellings LEFT JOIN groups ON groups.id = spellings.group_id
   ORDER BY place`;

/** Says what applying the rows would do now; writes nothing. */
export async function planRows(db: D1Database, decision: Decision): Promise<Plan> {
  const statement = decisionStatements(db, decision);
  const [decided, resolved, space] = await db.batch([
    statement(`${decisionSql} ORDER BY position`),
    statement(groupsSql),
    db.prepare('SELECT language FROM space'),
  ]);
  const [{ language }] = v.parse(v.tuple([v.object({ language: v.string() })]), space?.results);
  const rows = v.parse(v.array(PlannedRow), decided?.results).map(({ letterLanguage, ...row }) => ({
    ...row,
    mailLanguage: row.mail === null ? '' : letterWords(letterLanguage, language).language,
  }));
  return {
    rows,
    mails: rows.filter(({ mail }) => mail !== null).length,
    groups: v.parse(v.array(ResolvedGroup), resolved?.results),
  };
}
