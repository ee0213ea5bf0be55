import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { memberStates, NamedMember } from './member.ts';
import { ServerId } from './protocol.ts';
import { SignIn } from './sign-in.ts';
import { roles } from './space.ts';

/** Somebody who manages the space, with their devices and tokens; only the owner sees those of others. */
export const Admin = v.object({
  ...NamedMember.entries,
  role: v.picklist(['owner', 'admin']),
  state: v.picklist(memberStates),
  devices: v.array(v.object({ ...v.omit(SignIn, ['current']).entries, kind: v.picklist(['extension', 'token']) })),
});
/** See the schema of the same name. */
export type Admin = v.InferOutput<typeof Admin>;

const Admins = v.object({ admins: v.array(Admin) });

/** Who manages the space; only the owner changes that. */
export const adminEndpoints = {
  listAdmins: endpoint({
    method: 'GET',
    path: '/admins',
    summary: 'The owner and the admins, with their devices and API tokens if the owner asks.',
    answer: Admins,
  }),
  inviteAdmin: endpoint({
    method: 'POST',
    path: '/admins',
    summary: 'Makes a member an admin, or invites somebody new as one.',
    who: 'owner',
    tokens: false,
    body: v.strictObject({ email: v.pipe(v.string(), v.maxLength(1000)) }),
    answer: v.object({ outcome: v.picklist(['invited', 'promoted', 'already-admin']), admins: v.array(Admin) }),
  }),
  changeRole: endpoint({
    method: 'PUT',
    path: '/members/{id}/role',
    summary:
      'Changes what a member may do; who is demoted loses their devices. Naming a new owner makes the old one an admin.',
    who: 'owner',
    tokens: false,
    params: v.strictObject({ id: ServerId }),
    body: v.strictObject({ role: v.picklist(roles) }),
    answer: Admins,
  }),
  endDevice: endpoint({
    method: 'DELETE',
    path: '/devices/{id}',
    summary: 'Ends a device or API token of any admin.',
    who: 'owner',
    tokens: false,
    params: v.strictObject({ id: ServerId }),
  }),
};
