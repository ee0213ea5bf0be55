import * as v from 'valibot';
import { idleLifetime } from './sign-in-lifetime.ts';

const Poll = v.object({
  state: v.picklist(['pending', 'approved', 'denied']),
  /** Milliseconds since 1970; 0 before the first question, which is never too early. */
  polledAt: v.number(),
  /** Seconds that the device has to wait between two questions. */
  pollSeconds: v.number(),
});

/** A request of a device, as the page shows it. */
const PendingDevice = v.object({ userCode: v.string(), label: v.string(), placeDigest: v.string() });
/** See the schema of the same name. */
export type PendingDevice = v.InferOutput<typeof PendingDevice>;

/** Stores a device's request; a user code that is in use already (one in 10^10) makes it fail. */
export async function storeDeviceCode(
  db: D1Database,
  device: {
    codeHash: string;
    userCode: string;
    label: string;
    placeDigest: string;
    pollSeconds: number;
    expiresAt: number;
  },
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO device_codes (device_code_hash, user_code, label, place_digest, state, polled_at, poll_seconds,
                                 expires_at)
       VALUES (?1, ?2, ?3, ?4, 'pending', 0, ?5, ?6)`,
    )
    .bind(device.codeHash, device.userCode, device.label, device.placeDigest, device.pollSeconds, device.expiresAt)
    .run();
}

/** How a device's request stands, or null: unknown or expired. */
export async function readDeviceCode(
  db: D1Database,
  codeHash: string,
  now: number,
): Promise<v.InferOutput<typeof Poll> | null> {
  const row = await db
    .prepare(
      `SELECT state, polled_at AS polledAt, poll_seconds AS pollSeconds
         FROM device_codes WHERE device_code_hash = ?1 AND expires_at > ?2`,
    )
    .bind(codeHash, now)
    .first();
  return row && v.parse(Poll, row);
}

/** Notes that the device has asked, and how long it has to wait from now on. */
export async function notePoll(
  db: D1Database,
  poll: { codeHash: string; pollSeconds: number; now: number },
): Promise<void> {
  await db
    .prepare('UPDATE device_codes SET polled_at = ?2, poll_seconds = ?3 WHERE device_code_hash = ?1')
    .bind(poll.codeHash, poll.now, poll.pollSeconds)
    .run();
}

/** The request that waits under a user code, or null. */
export async function findPendingDevice(db: D1Database, userCode: string, now: number): Promise<PendingDevice | null> {
  const row = await db
    .prepare(
      `SELECT user_code AS userCode, label, place_digest AS placeDigest
         FROM device_codes WHERE user_code = ?1 AND state = 'pending' AND expires_at > ?2`,
    )
    .bind(userCode, now)
    .first();
  return row && v.parse(PendingDevice, row);
}

/** Decides a request that waits; false if none does, so that a decision is made once. */
export async function decideDevice(
  db: D1Database,
  decision: { userCode: string; state: 'approved' | 'denied'; memberId: string; now: number },
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE device_codes SET state = ?2, member_id = ?3 WHERE user_code = ?1 AND state = 'pending' AND expires_at > ?4`,
    )
    .bind(decision.userCode, decision.state, decision.memberId, decision.now)
    .run();
  return meta.changes === 1;
}

/**
 * Turns an approved request into the device's sign-in, once: of several questions at the same time one gets it. False
 * if it is gone, or if the member who approved it may not manage the space any more.
 */
export async function redeemDeviceCode(
  db: D1Database,
  redeemed: { codeHash: string; signInId: string; tokenHash: string; auditId: string; now: number },
): Promise<boolean> {
  const [stored] = await db.batch([
    db
      .prepare(
        `INSERT INTO sign_ins (id, token_hash, member_id, kind, label, created_at, last_used_at, expires_at)
         SELECT ?2, ?3, m.id, 'extension', d.label, ?4, ?4, ?5
           FROM device_codes d JOIN members m ON m.id = d.member_id
          WHERE d.device_code_hash = ?1 AND d.state = 'approved' AND d.expires_at > ?4
            AND m.state = 'active' AND m.role IN ('owner', 'admin')`,
      )
      .bind(
        redeemed.codeHash,
        redeemed.signInId,
        redeemed.tokenHash,
        redeemed.now,
        redeemed.now + idleLifetime.extension,
      ),
    db
      .prepare(
        `INSERT INTO audit (id, at, action, actor_id, member_id, subject)
         SELECT ?1, ?2, 'device-connected', member_id, member_id, kind FROM sign_ins WHERE id = ?3`,
      )
      .bind(redeemed.auditId, redeemed.now, redeemed.signInId),
    db.prepare(`DELETE FROM device_codes WHERE device_code_hash = ?1`).bind(redeemed.codeHash),
  ]);
  return stored?.meta.changes === 1;
}
