import * as v from 'valibot';
import { endpoint } from './endpoint.ts';
import { NamedMember } from './member.ts';
import { pageOf, pageQuery } from './page.ts';
import { Moment, ServerId } from './protocol.ts';

/** What is written down of what was done. */
const auditActions = [
  'batch-applied',
  'batch-undone',
  'group-created',
  'group-renamed',
  'group-deleted',
  'group-members-added',
  'group-members-removed',
  'member-suspended',
  'member-reactivated',
  'member-erased',
  'members-forgotten',
  'members-exported',
  'groups-exported',
  'audit-exported',
  'way-in-sent',
  'address-corrected',
  'address-confirmed',
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
  'device-connected',
  'device-ended',
  'token-created',
  'dead-letters-replayed',
  'dead-letters-dismissed',
] as const;
/** See `auditActions`. */
export type AuditAction = (typeof auditActions)[number];

/** One line of the audit: who did what when. */
export const AuditEntry = v.object({
  id: ServerId,
  at: Moment,
  action: v.picklist(auditActions),
  /** Null when that person is erased, and for what the space does by itself. */
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
