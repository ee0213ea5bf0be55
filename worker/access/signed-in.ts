import type { roles } from '../../shared/contract/space.ts';

/** Who makes a request, as the database knows them at that moment. */
export interface SignedIn {
  signInId: string;
  kind: 'browser' | 'extension';
  /** Milliseconds since 1970; noted every few minutes only. */
  lastUsedAt: number;
  memberId: string;
  role: (typeof roles)[number];
  email: string;
  lastName: string;
  firstName: string;
  /** As stored; empty when unknown. */
  language: string;
}

/** Whether somebody may manage the space: invite people, connect an extension. */
export function managesSpace(person: Pick<SignedIn, 'role'>): boolean {
  return person.role === 'owner' || person.role === 'admin';
}
