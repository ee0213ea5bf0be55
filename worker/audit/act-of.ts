import type { Context } from 'hono';
import type { AuditAction } from '../../shared/contract/audit.ts';
import type { ApiEnv } from '../app-env.ts';
import { newId } from '../random.ts';
import type { AuditedAct } from './audit-store.ts';

/** What the admin who makes a request does now, as it is written down. */
export function actOf(
  c: Context<ApiEnv>,
  action: AuditAction,
  about: Pick<AuditedAct, 'memberId' | 'subject' | 'count'> = {},
): AuditedAct {
  return { id: newId(), now: Date.now(), action, by: c.get('signedIn').memberId, ...about };
}
