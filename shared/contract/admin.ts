import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { memberStates, NamedMember } from './member.ts';
import { pageOf, pageQuery } from './page.ts';
import { Moment, ServerId } from './protocol.ts';
import { roles } from './space.ts';

/** Somebody who manages the space, with their devices and tokens; only the owner sees those of others. */
export const Admin = v.object({
  ...NamedMember.entries,
  role: v.picklist(['owner', 'admin']),
  state: v.picklist(memberStates),
  devices: v.array(
    v.object({
      id: ServerId,
      kind: v.picklist(['extension', 'token']),
      label: v.string(),
      scope: v.picklist(['read', 'write']),
      createdAt: Moment,
      lastUsedAt: Moment,
      expiresAt: Moment,
    }),
  ),
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

/** Days that an API token is valid, at most. */
export const maxTokenDays = 365;

/** API tokens, for programs. */
export const tokenEndpoints = {
  createToken: endpoint({
    method: 'POST',
    path: '/tokens',
    summary: 'Makes an API token of the member who asks; it is shown this once.',
    tokens: false,
    body: v.strictObject({
      label: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100)),
      scope: v.picklist(['read', 'write']),
      days: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(maxTokenDays)),
    }),
    answer: v.object({ id: ServerId, token: v.string(), expiresAt: Moment }),
  }),
};

/** What is written down of what was done. */
export const auditActions = [
  'batch-applied',
  'group-created',
  'group-renamed',
  'group-deleted',
  'group-members-added',
  'group-members-removed',
  'member-suspended',
  'member-reactivated',
  'member-erased',
  'members-exported',
  'invitations-resent',
  'invitations-revoked',
  'invitation-corrected',
  'path-created',
  'path-changed',
  'path-deleted',
  'session-created',
  'session-changed',
  'session-cancelled',
  'session-groups-enrolled',
  'session-groups-removed',
  'session-learners-enrolled',
  'session-learners-removed',
  'settings-changed',
  'admin-invited',
  'role-changed',
  'device-ended',
  'token-created',
] as const;
/** See `auditActions`. */
export type AuditAction = (typeof auditActions)[number];

/** One line of the audit: who did what when. */
export const AuditEntry = v.object({
  id: ServerId,
  at: Moment,
  action: v.picklist(auditActions),
  /** Null when that person is erased. */
  actor: v.nullable(NamedMember),
  /** Whom it was done to, if one person, who still exists. */
  member: v.nullable(NamedMember),
  /** What it was done to, in words that hold nothing personal: a group's name, a source's title, names of settings. */
  subject: v.string(),
  /** How many rows, people or invitations. */
  count: v.number(),
});
/** See the schema of the same name. */
export type AuditEntry = v.InferOutput<typeof AuditEntry>;

/** What was done in the space. */
export const auditEndpoints = {
  listAudit: endpoint({
    method: 'GET',
    path: '/audit',
    summary: 'Who did what when, the newest first.',
    query: v.strictObject(pageQuery),
    answer: pageOf(AuditEntry),
  }),
  exportAudit: endpoint({
    method: 'GET',
    path: '/audit.csv',
    summary: 'The audit as CSV.',
    answer: v.string(),
    media: 'text/csv',
  }),
};
