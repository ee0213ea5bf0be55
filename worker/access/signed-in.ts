import * as v from 'valibot';
import { Moment, ServerId } from '../../shared/contract/protocol.ts';
import { SignIn } from '../../shared/contract/sign-in.ts';
import { roles } from '../../shared/contract/space.ts';

/** Who makes a request, as the database knows them at that moment. */
export const SignedIn = v.object({
  signInId: ServerId,
  kind: SignIn.entries.kind,
  /** What an API token may do; browsers and extensions may do everything that the member may. */
  scope: SignIn.entries.scope,
  /** Noted every few minutes only. */
  lastUsedAt: Moment,
  memberId: ServerId,
  role: v.picklist(roles),
  email: v.string(),
  lastName: v.string(),
  firstName: v.string(),
  /** As stored; empty when unknown. */
  language: v.string(),
});
/** See the schema of the same name. */
export type SignedIn = v.InferOutput<typeof SignedIn>;

/** Whether somebody may manage the space: invite people, connect an extension. */
export function managesSpace(person: Pick<SignedIn, 'role'>): boolean {
  return person.role === 'owner' || person.role === 'admin';
}
