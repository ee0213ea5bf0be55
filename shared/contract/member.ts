import * as v from 'valibot';
import { BatchSource, outcomes } from './batch.ts';
import { endpoint } from './endpoint.ts';
import { Bounce, invitationStates, mailKinds, mailStates, suppressionReasons } from './follow-up.ts';
import { pageOf, pageQuery } from './page.ts';
import { ClientId, Moment, ServerId } from './protocol.ts';
import { roles } from './space.ts';

/** Invited: has not accepted yet. Suspended: cannot sign in, is sent nothing. */
export const memberStates = ['invited', 'active', 'suspended'] as const;

/** Somebody as other people name them. */
export const NamedMember = v.object({ id: ServerId, email: v.string(), lastName: v.string(), firstName: v.string() });
/** See the schema of the same name. */
export type NamedMember = v.InferOutput<typeof NamedMember>;

/** One line of a list of members. */
export const MemberSummary = v.object({
  ...NamedMember.entries,
  language: v.string(),
  role: v.picklist(roles),
  state: v.picklist(memberStates),
  labels: v.array(v.string()),
  groups: v.array(v.object({ id: ServerId, name: v.string() })),
  createdAt: Moment,
});
/** See the schema of the same name. */
export type MemberSummary = v.InferOutput<typeof MemberSummary>;

/** How somebody is enrolled in a session: by themselves, or by a group that they are in. */
export const enrolments = ['self', 'group'] as const;

/** A line of a list of members that was asked for with a session: how they are enrolled in it. */
export const ListedMember = v.object({
  ...MemberSummary.entries,
  enrolled: v.optional(v.nullable(v.picklist(enrolments)), null),
});
/** See the schema of the same name. */
export type ListedMember = v.InferOutput<typeof ListedMember>;

/** What one mail to a member is and how far it is. */
const MemberMail = v.object({
  id: ServerId,
  kind: v.picklist(mailKinds),
  state: v.picklist(mailStates),
  bounce: Bounce,
  createdAt: Moment,
  /** When it was sent, failed or cancelled. */ settledAt: v.nullable(Moment),
});

/** How somebody was invited. */
const MemberInvitation = v.object({
  id: ServerId,
  state: v.picklist(invitationStates),
  invitedBy: v.nullable(NamedMember),
  /** What the address was found in; null when it came by no batch. */ source: v.nullable(BatchSource),
  createdAt: Moment,
  expiresAt: Moment,
  /** When it was accepted, expired or was revoked. */ endedAt: v.nullable(Moment),
  /** When the invitee asked for a new link. */ askedAt: v.nullable(Moment),
});

/** Invitations, mails and batches in the history of a member, at most: the newest of each. */
export const maxHistory = 100;

/** A member with all that admins may know: newest invitations, mails and batches first, `maxHistory` of each. */
export const Member = v.object({
  ...MemberSummary.entries,
  additionalInformation: v.string(),
  activatedAt: v.nullable(Moment),
  /** Whether the person is asked for a new password at the next sign-in. */ passwordChangeDue: v.boolean(),
  /** Why the address is mailed less or not at all, and since when; null as a rule. */
  suppression: v.nullable(v.object({ reason: v.picklist(suppressionReasons), since: Moment })),
  /** An address that the person has been asked to confirm as theirs, and until when they can; null as a rule. */
  newAddress: v.optional(v.nullable(v.object({ email: v.string(), expiresAt: Moment })), null),
  invitations: v.array(MemberInvitation),
  mails: v.array(MemberMail),
  batches: v.array(
    v.object({
      id: ClientId,
      source: BatchSource,
      outcome: v.picklist(outcomes),
      appliedBy: v.nullable(NamedMember),
      appliedAt: Moment,
    }),
  ),
});
/** See the schema of the same name. */
export type Member = v.InferOutput<typeof Member>;

/** Which members are meant; an empty filter means all. */
export const memberFilter = {
  /** Parts of the names or the address, ten words at most, whatever their case and accents; each has to be found. */
  search: v.optional(v.pipe(v.string(), v.maxLength(200)), ''),
  state: v.optional(v.picklist(memberStates)),
  group: v.optional(ServerId),
  label: v.optional(v.pipe(v.string(), v.maxLength(400))),
  /** A code of the languages, or empty for people without one. */
  language: v.optional(v.pipe(v.string(), v.maxLength(20))),
} as const;
const MemberFilter = v.strictObject(memberFilter);
/** See `memberFilter`. */
export type MemberFilter = v.InferOutput<typeof MemberFilter>;

/** Members in the order of names, or the newest first. */
export const memberQuery = {
  ...pageQuery,
  ...memberFilter,
  sort: v.optional(v.picklist(['name', 'newest']), 'name'),
} as const;
const MemberQuery = v.strictObject(memberQuery);
/** See `memberQuery`. */
export type MemberQuery = v.InferOutput<typeof MemberQuery>;

/** Labels that are listed, at most. */
export const maxListedLabels = 1000;

const id = v.strictObject({ id: ServerId });

/** The people of the space. */
export const memberEndpoints = {
  listMembers: endpoint({
    method: 'GET',
    path: '/members',
    summary: 'Members, searched and filtered.',
    query: v.strictObject({
      ...memberQuery,
      /** A session: the answer tells of each how they are enrolled in it. */
      session: v.optional(ServerId),
    }),
    answer: pageOf(ListedMember),
  }),
  readMember: endpoint({
    method: 'GET',
    path: '/members/{id}',
    summary: 'One member with the additional information and the history.',
    params: id,
    answer: Member,
  }),
  suspendMember: endpoint({
    method: 'POST',
    path: '/members/{id}/suspend',
    summary:
      'Suspends a member: sign-ins, devices, an open invitation and waiting mail end at once. Not the owner, not oneself; an admin only by the owner.',
    params: id,
    answer: Member,
  }),
  reactivateMember: endpoint({
    method: 'POST',
    path: '/members/{id}/reactivate',
    summary: 'Ends a suspension: the member is active again or, if they never had a password, to be invited anew.',
    params: id,
    answer: Member,
  }),
  eraseMember: endpoint({
    method: 'DELETE',
    path: '/members/{id}',
    summary:
      'Erases a person and everything that is known of them. Not the owner, not oneself; an admin only by the owner.',
    params: id,
  }),
  sendWayIn: endpoint({
    method: 'POST',
    path: '/members/{id}/way-in',
    summary:
      'Mails an active member a link to a new password, valid for three days; the present password goes on working. Not the owner, not oneself; an admin only by the owner.',
    params: id,
    answer: Member,
  }),
  correctAddress: endpoint({
    method: 'POST',
    path: '/members/{id}/address',
    summary:
      'Corrects the address of an active member. Whose password is still the one that an admin chose gets the address at once, a link to a new password there, and loses the old one; everybody else confirms it by a link and their password, and keeps the old address until then.',
    params: id,
    body: v.strictObject({ email: v.pipe(v.string(), v.maxLength(1000)) }),
    answer: Member,
  }),
  exportMembers: endpoint({
    method: 'GET',
    path: '/members.csv',
    summary: 'Members as CSV, filtered as in the list, with the additional information.',
    query: MemberFilter,
    answer: v.string(),
    media: 'text/csv',
  }),
  listLabels: endpoint({
    method: 'GET',
    path: '/labels',
    summary: 'Labels in the order of names, and how many people have each; of very many, the thousand most used.',
    answer: v.object({ labels: v.array(v.object({ name: v.string(), members: v.number() })) }),
  }),
};
