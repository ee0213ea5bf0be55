import * as v from 'valibot';
import { ServerId } from '../../shared/contract/protocol.ts';
import { suppressStatement } from '../suppressions/suppression-store.ts';
import type { DeliveryReport } from './delivery-report.ts';

const ReportedMail = v.object({
  id: ServerId,
  /** Of where it went; empty if not made yet. */
  addressDigest: v.string(),
  /** Of the person now. */
  addressKey: v.string(),
  /** Whether the same was reported before; 0 or 1, as SQLite says it. */
  isKnown: v.picklist([0, 1]),
});
/** The mail that a report is about. */
type ReportedMail = v.InferOutput<typeof ReportedMail>;

/** The mail of a report if there is one that was ever tried to be sent; else null. */
export async function findReported(db: D1Database, report: DeliveryReport): Promise<ReportedMail | null> {
  const { mail } = report;
  const [column, name] = 'id' in mail ? ['id', mail.id] : ['provider_id', mail.providerId];
  const row = await db
    .prepare(
      `SELECT o.id, coalesce(o.address_digest, '') AS addressDigest, m.address_key AS addressKey,
              o.${factOf[report.kind]} IS NOT NULL AS isKnown
         FROM outbox AS o JOIN members AS m ON m.id = o.member_id
        WHERE o.${column} = ?1 AND o.attempts > 0`,
    )
    .bind(name)
    .first();
  return row && v.parse(ReportedMail, row);
}

const factOf = {
  delivered: 'delivered_at',
  bounced: 'bounced_at',
  complained: 'complaint_at',
} as const satisfies Record<DeliveryReport['kind'], string>;

/** The statements that a report comes to, for one transaction; repeating them changes nothing. */
export function reportStatements(
  db: D1Database,
  report: DeliveryReport & {
    id: string;
    /** Of where the mail went. */
    digest: string;
    /** The canonical address of the person, if that is still where the mail went. */
    sameAddress: string | null;
    now: number;
  },
): D1PreparedStatement[] {
  const { kind, id, digest, now } = report;
  const isOver = kind === 'complained' || (kind === 'bounced' && report.isDeadEnd);
  // What waits because an answer got lost has left after all: no second copy of it.
  const fact = db
    .prepare(
      `UPDATE outbox
          SET ${factOf[kind]} = ?2,
              bounce_reason = coalesce(?3, bounce_reason),
              state = iif(state = 'queued', 'sent', state),
              settled_at = coalesce(settled_at, iif(state = 'queued', ?2, NULL))
        WHERE id = ?1 AND ${factOf[kind]} IS NULL`,
    )
    .bind(id, now, kind === 'bounced' ? report.reason : null);
  if (!isOver) return [fact];
  return [
    fact,
    suppressStatement(db, { digest, reason: kind === 'complained' ? 'complaint' : 'bounce', now }),
    ...(report.sameAddress === null ? [] : [cancelWaitingStatement(db, report.sameAddress, now)]),
  ];
}

/**
 * Cancels what waits for an address, by the address: another one that was corrected meanwhile goes on. Credentials, and
 * links that people ask for themselves, are sent whatever the list says.
 */
function cancelWaitingStatement(db: D1Database, addressKey: string, now: number): D1PreparedStatement {
  return db
    .prepare(
      `UPDATE outbox SET state = 'cancelled', settled_at = ?2
        WHERE state = 'queued' AND kind NOT IN ('credentials', 'password-reset')
          AND member_id = (SELECT id FROM members WHERE address_key = ?1)`,
    )
    .bind(addressKey, now);
}
