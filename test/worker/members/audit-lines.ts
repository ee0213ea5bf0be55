import { env } from 'cloudflare:workers';

/** A line of the audit as it is stored. */
interface AuditLine {
  action: string;
  actor: string | null;
  member: string | null;
  subject: string;
  count: number;
}

/** All lines of the audit in the order in which they were written. */
export async function auditLines(): Promise<AuditLine[]> {
  const { results } = await env.DB.prepare(
    'SELECT action, actor_id AS actor, member_id AS member, subject, count FROM audit ORDER BY rowid',
  ).all<AuditLine & Record<string, unknown>>();
  return results;
}
