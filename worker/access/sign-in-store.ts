import * as v from 'valibot';
import { SignIn } from '../../shared/contract/sign-in.ts';
import { auditIfChangedStatement } from '../audit/audit-store.ts';
import { idleLifetime } from './sign-in-lifetime.ts';
import { SignedIn } from './signed-in.ts';

const StoredSignIn = v.omit(SignIn, ['current']);
/** One sign-in of a member, without its token. */
export type StoredSignIn = v.InferOutput<typeof StoredSignIn>;

/** The active member whose sign-in has this token, or null: unknown, expired, revoked, or the member is suspended. */
export async function findSignedIn(
  db: D1Database,
  by: { tokenHash: string; kind: SignedIn['kind']; now: number },
): Promise<SignedIn | null> {
  const row = await db
    .prepare(
      `SELECT s.id AS signInId, s.kind, s.scope, s.last_used_at AS lastUsedAt, m.id AS memberId, m.role, m.email,
              m.last_name AS lastName, m.first_name AS firstName, m.language
         FROM sign_ins s JOIN members m ON m.id = s.member_id
        WHERE s.token_hash = ?1 AND s.kind = ?2 AND s.expires_at > ?3 AND m.state = 'active'`,
    )
    .bind(by.tokenHash, by.kind, by.now)
    .first();
  return row && v.parse(SignedIn, row);
}

/** Notes that a sign-in is in use and makes it last on from now; an API token's last day stays. */
export async function touchSignIn(db: D1Database, used: SignedIn, now: number): Promise<void> {
  const expiresAt = used.kind === 'token' ? null : now + idleLifetime[used.kind];
  await db
    .prepare('UPDATE sign_ins SET last_used_at = ?2, expires_at = coalesce(?3, expires_at) WHERE id = ?1')
    .bind(used.signInId, now, expiresAt)
    .run();
}

/** A statement that stores a browser's sign-in, if the member is active and has this very password hash. */
export function browserSignInStatement(
  db: D1Database,
  signIn: { id: string; tokenHash: string; memberId: string; passwordHash: string; label: string; now: number },
): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO sign_ins (id, token_hash, member_id, kind, label, created_at, last_used_at, expires_at)
       SELECT ?1, ?2, id, 'browser', ?4, ?5, ?5, ?6 FROM members
        WHERE id = ?3 AND state = 'active' AND password_hash = ?7`,
    )
    .bind(
      signIn.id,
      signIn.tokenHash,
      signIn.memberId,
      signIn.label,
      signIn.now,
      signIn.now + idleLifetime.browser,
      signIn.passwordHash,
    );
}

/** The good sign-ins of a member, newest first. */
export async function listSignIns(db: D1Database, memberId: string, now: number): Promise<StoredSignIn[]> {
  const { results } = await db
    .prepare(
      `SELECT id, kind, scope, label, created_at AS createdAt, last_used_at AS lastUsedAt, expires_at AS expiresAt
         FROM sign_ins WHERE member_id = ?1 AND expires_at > ?2 ORDER BY created_at DESC, id`,
    )
    .bind(memberId, now)
    .all();
  return v.parse(v.array(StoredSignIn), results);
}

/** Ends the sign-in that a member makes the request with. */
export async function endSignIn(db: D1Database, of: { id: string; memberId: string }): Promise<void> {
  await db.prepare('DELETE FROM sign_ins WHERE id = ?1 AND member_id = ?2').bind(of.id, of.memberId).run();
}

/** Who ends a sign-in of a list, and when; `auditId` is the new line of the audit. */
interface Ending {
  id: string;
  by: string;
  auditId: string;
  now: number;
}

/**
 * Ends one sign-in of who asks; false if they have none of that id. What can act in the space without a browser, a
 * device or a token, is written down with its end.
 */
export async function endOwnSignIn(db: D1Database, ending: Ending): Promise<boolean> {
  return endOne(db, 'member_id = ?2', ending);
}

/** Ends a device or token of any owner or admin; false if there is none of that id. */
export async function endDevice(db: D1Database, ending: Ending): Promise<boolean> {
  return endOne(
    db,
    `kind <> 'browser' AND member_id IN (SELECT id FROM members WHERE role IN ('owner', 'admin'))
     AND EXISTS (SELECT 1 FROM members WHERE id = ?2 AND role = 'owner')`,
    ending,
  );
}

async function endOne(db: D1Database, whose: string, { id, by, auditId, now }: Ending): Promise<boolean> {
  const [, ended] = await db.batch([
    db
      .prepare(
        `INSERT INTO audit (id, at, action, actor_id, member_id, subject)
         SELECT ?3, ?4, 'device-ended', ?2, member_id, kind FROM sign_ins
          WHERE id = ?1 AND kind <> 'browser' AND ${whose}`,
      )
      .bind(id, by, auditId, now),
    db.prepare(`DELETE FROM sign_ins WHERE id = ?1 AND ${whose}`).bind(id, by),
  ]);
  return (ended?.meta.changes ?? 0) > 0;
}

/**
 * Stores an API token of a member, by its hash, and writes it down. Its last day stays, however much it is used. False
 * if the sign-in that asks for it has ended meanwhile: a token would outlive what ended that.
 */
export async function storeToken(
  db: D1Database,
  token: {
    id: string;
    tokenHash: string;
    memberId: string;
    /** The sign-in that asks. */
    signInId: string;
    label: string;
    scope: SignedIn['scope'];
    now: number;
    expiresAt: number;
    auditId: string;
  },
): Promise<boolean> {
  const { id, tokenHash, memberId, signInId, label, scope, now, expiresAt, auditId } = token;
  const [stored] = await db.batch([
    db
      .prepare(
        `INSERT INTO sign_ins (id, token_hash, member_id, kind, scope, label, created_at, last_used_at, expires_at)
         SELECT ?1, ?2, member_id, 'token', ?4, ?5, ?6, ?6, ?7 FROM sign_ins WHERE id = ?8 AND member_id = ?3`,
      )
      .bind(id, tokenHash, memberId, scope, label, now, expiresAt, signInId),
    auditIfChangedStatement(db, { id: auditId, now, action: 'token-created', by: memberId, subject: scope }),
  ]);
  return stored?.meta.changes === 1;
}
