import type { Context } from 'hono';
import type { Member } from '../../shared/contract/member.ts';
import type { ApiEnv } from '../app-env.ts';
import { Refusal } from '../refusal.ts';
import { findMember } from './member-store.ts';

/** The member of this id with their history; refuses `not-found`. */
export async function presentMember(c: Context<ApiEnv>, id: string): Promise<Member> {
  const member = await findMember(c.env.DB, id, Date.now());
  if (!member) throw new Refusal({ code: 'not-found' });
  return member;
}
