import * as v from 'valibot';
import { BatchSource } from './batch.ts';
import { endpoint } from './endpoint.ts';
import { Bounce, mailStates } from './follow-up.ts';
import { NamedMember } from './member.ts';
import { pageOf, pageQuery } from './page.ts';
import { Moment, ServerId } from './protocol.ts';

/**
 * How invitations are listed: `pending`, `expired`, `revoked`, `accepted` by their state; `asked`: expired, and the
 * invitee asks for a new link; `undelivered`: pending, and the mail could not be delivered or came back. Who has become
 * a member in another way is in none but `accepted`.
 */
export const invitationLists = ['pending', 'undelivered', 'expired', 'asked', 'revoked', 'accepted'] as const;
/** See `invitationLists`. */
export type InvitationList = (typeof invitationLists)[number];

/** How many invitations each list has. */
export const InvitationCounts = v.object(v.entriesFromList(invitationLists, v.number()));
/** See the schema of the same name. */
export type InvitationCounts = v.InferOutput<typeof InvitationCounts>;

/** One invitation; only the newest of a person is listed. */
export const Invitation = v.object({
  id: ServerId,
  member: v.object({ ...NamedMember.entries, language: v.string() }),
  state: v.picklist(['pending', 'accepted', 'expired', 'revoked']),
  invitedBy: v.nullable(NamedMember),
  source: v.nullable(BatchSource),
  createdAt: Moment,
  expiresAt: Moment,
  endedAt: v.nullable(Moment),
  askedAt: v.nullable(Moment),
  mail: v.picklist(mailStates),
  bounce: Bounce,
  mailedAt: v.nullable(Moment),
  /** How often the mail was asked to be sent again. */ resends: v.number(),
});
/** See the schema of the same name. */
export type Invitation = v.InferOutput<typeof Invitation>;

const filter = {
  list: v.optional(v.picklist(invitationLists)),
  search: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
} as const;

/** Invitations that one request is about, at most; a whole filter is worked off by repeating with `after`. */
export const maxInvitationsPerRequest = 1000;

/** These invitations, or all of a filter: then `after` is the answer's `next` until that is null. */
const Chosen = v.variant('by', [
  v.strictObject({
    by: v.literal('ids'),
    ids: v.pipe(v.array(ServerId), v.minLength(1), v.maxLength(maxInvitationsPerRequest)),
  }),
  v.strictObject({ by: v.literal('filter'), ...filter, after: v.nullable(v.pipe(v.string(), v.maxLength(500))) }),
]);
/** See `Chosen`. */
export type ChosenInvitations = v.InferOutput<typeof Chosen>;

/**
 * What was done: `capped` were mailed too often or too lately, `passed` are in no state for it. `next` is the `after`
 * with which a filter goes on; null when there is nothing more.
 */
const Done = v.object({
  done: v.number(),
  capped: v.number(),
  passed: v.number(),
  next: v.nullable(v.string()),
});

/** Following invitations up. */
export const invitationEndpoints = {
  listInvitations: endpoint({
    method: 'GET',
    path: '/invitations',
    summary: 'Invitations by state, the newest first.',
    query: v.strictObject({ ...pageQuery, ...filter }),
    answer: pageOf(Invitation),
  }),
  countInvitations: endpoint({
    method: 'GET',
    path: '/invitations/counts',
    summary: 'How many invitations each list has.',
    answer: v.object({ counts: InvitationCounts }),
  }),
  resendInvitations: endpoint({
    method: 'POST',
    path: '/invitations/resend',
    summary:
      'Sends pending invitations again with the same link, and expired or revoked ones anew with a new link and time.',
    body: Chosen,
    answer: Done,
  }),
  revokeInvitations: endpoint({
    method: 'POST',
    path: '/invitations/revoke',
    summary:
      'Revokes pending and expired invitations: their links end at once. Those to manage the space only by the owner.',
    body: Chosen,
    answer: Done,
  }),
  correctInvitation: endpoint({
    method: 'POST',
    path: '/invitations/{id}/correct',
    summary:
      'Corrects the address of somebody who has not accepted and mails them there; the link that left before ends.',
    params: v.strictObject({ id: ServerId }),
    body: v.strictObject({ email: v.pipe(v.string(), v.maxLength(1000)) }),
    answer: Invitation,
  }),
};
