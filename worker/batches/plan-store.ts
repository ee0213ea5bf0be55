import * as v from 'valibot';
import { type Plan, type PlannedInvitation, ResolvedGroup, RowPlan } from '../../shared/contract/batch.ts';
import { jsonText } from '../json-text.ts';
import { letterWords } from '../mail/letters/letter-language.ts';
import { ChangeList } from './change-list.ts';
import { type Decision, decisionStatements, decisionWith } from './decision-store.ts';
import { inputTables } from './input-tables-store.ts';
import { plannedInvitations } from './planned-invitations.ts';
import { readSessions } from './planned-sessions-store.ts';
import { enrolmentColumns, RowEnrolments } from './row-enrolments-store.ts';

const PlannedRow = v.object({
  ...v.omit(RowPlan, ['mailLanguage', 'pathInvitations']).entries,
  ...RowEnrolments.entries,
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
    statement(`${decisionWith([enrolmentColumns('decided')])} ORDER BY position`),
    statement(groupsSql),
    db.prepare('SELECT language FROM space'),
  ]);
  const [{ language }] = v.parse(v.tuple([v.object({ language: v.string() })]), space?.results);
  const planned = v.parse(v.array(PlannedRow), decided?.results);
  const involved = new Set(planned.flatMap(({ enrolled, invitedBy }) => [...enrolled.map(([id]) => id), ...invitedBy]));
  const sessions = await readSessions(db, involved);
  const rows = planned.map(({ letterLanguage, enrolled, invitedBy, tells, pathMails, ...row }): RowPlan => {
    const pathInvitations = plannedInvitations({ enrolled, invitedBy, tells, pathMails }, sessions, decision.now);
    const mail = row.mail ?? (pathInvitations.some(leavesAtOnce) ? 'path-invitation' : null);
    const isMailed = mail !== null || pathInvitations.length > 0;
    const mailLanguage = isMailed ? letterWords(letterLanguage, language).language : '';
    return { ...row, mail, mailLanguage, pathInvitations };
  });
  const told = new Set(rows.flatMap(({ pathInvitations }) => pathInvitations.map(({ sessionId }) => sessionId)));
  return {
    rows,
    mails: rows.reduce((sum, row) => sum + mailsOf(row), 0),
    groups: v.parse(v.array(ResolvedGroup), resolved?.results),
    sessions: [...sessions.values()].filter(({ id }) => told.has(id)).map(({ id, path, name }) => ({ id, path, name })),
  };
}

/** Mails that leave at once. */
function mailsOf({ mail, pathInvitations }: RowPlan): number {
  return mail === 'path-invitation' ? pathInvitations.filter(leavesAtOnce).length : mail === null ? 0 : 1;
}

function leavesAtOnce({ at, told }: PlannedInvitation): boolean {
  return at === null && !told;
}
