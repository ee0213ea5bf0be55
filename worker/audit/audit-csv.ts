import type { AuditEntry } from '../../shared/contract/audit.ts';
import { csvLine } from '../../shared/people/person-table.ts';
import { type AuditPlace, listAudit } from './audit-store.ts';

/** Lines that are read at a time. */
const linesPerRead = 5000;

/** The whole audit as CSV, the newest first, piece by piece. */
export async function* auditCsv(db: D1Database): AsyncGenerator<string, void> {
  yield csvLine(['when', 'action', 'by', 'by e-mail', 'whom', 'whom e-mail', 'subject', 'count']);
  let after: AuditPlace | null = null;
  for (;;) {
    const entries: AuditEntry[] = await listAudit(db, { after, limit: linesPerRead });
    yield entries.map(lineOf).join('');
    after = entries.at(-1) ?? null;
    if (entries.length < linesPerRead) return;
  }
}

function lineOf({ at, action, actor, member, subject, count }: AuditEntry): string {
  const named = (person: AuditEntry['actor']) =>
    person ? [`${person.firstName} ${person.lastName}`.trim(), person.email] : ['', ''];
  return csvLine([new Date(at).toISOString(), action, ...named(actor), ...named(member), subject, String(count)]);
}
