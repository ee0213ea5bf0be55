import type { MemberSummary } from '../../../shared/contract/member.ts';
import type { Me } from '../../../shared/contract/space.ts';

/** Why somebody must not suspend or erase a member; null when they may. The space says the same (`not-allowed`). */
export type Hindrance = 'owner' | 'oneself' | 'admin';

/** Nobody suspends the owner or themselves, and only the owner suspends an admin; `me` is null while not known. */
export function hindrance(member: Pick<MemberSummary, 'id' | 'role'>, me: Me['member'] | null): Hindrance | null {
  if (member.id === me?.id) return 'oneself';
  if (member.role === 'owner') return 'owner';
  return member.role === 'admin' && me?.role !== 'owner' ? 'admin' : null;
}
