import type { Context } from 'hono';
import type { ApiEnv } from '../app-env.ts';
import { Refusal } from '../refusal.ts';
import { readStanding, type Standing } from './standing-store.ts';

/**
 * The member if who asks may end, restore or mend their access: nobody's own or the owner's, an admin's only by the
 * owner.
 */
export async function manageable(c: Context<ApiEnv>, id: string): Promise<Standing> {
  const standing = await readStanding(c.env.DB, id);
  if (!standing) throw new Refusal({ code: 'not-found' });
  const { memberId, role } = c.get('signedIn');
  const isAllowed = id !== memberId && (standing.role === 'member' || (standing.role === 'admin' && role === 'owner'));
  if (!isAllowed) throw new Refusal({ code: 'not-allowed' });
  return standing;
}
