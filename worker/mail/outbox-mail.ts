import * as v from 'valibot';
import { BatchSource } from '../../shared/contract/batch.ts';
import { Moment, ServerId } from '../../shared/contract/protocol.ts';

/** A member as a letter names them. */
const LetterPerson = v.object({ email: v.string(), lastName: v.string(), firstName: v.string() });
/** See the schema of the same name. */
export type LetterPerson = v.InferOutput<typeof LetterPerson>;

/** A session that a mail tells of, and its path. */
const ToldSession = v.object({ path: v.string(), session: v.string() });
/** See the schema of the same name. */
export type ToldSession = v.InferOutput<typeof ToldSession>;

const anyMail = {
  id: ServerId,
  /** The attempt that this claim is, from 1. */
  attempt: v.pipe(v.number(), v.minValue(1)),
  /** Whether it was refused before, and others have left since it was due again. */
  isOvertaken: v.boolean(),
  memberId: ServerId,
  subjectId: ServerId,
  generation: v.number(),
  /** Of the secret with which its link is made, or its password was sealed. */
  secretVersion: v.number(),
  /** The canonical address. */
  addressKey: v.string(),
  to: v.object({ ...LetterPerson.entries, language: v.string() }),
  space: v.object({
    name: v.string(),
    language: v.string(),
    /** IANA name, by whose clocks days are told. */
    timeZone: v.string(),
    /** The name that mails come from; empty: the space's name. */
    senderName: v.string(),
    /** Where answers go; empty: to who invited. */
    replyTo: v.string(),
  }),
  /** Who invited or set the account up, or the owner when that person is suspended or gone. */
  inviter: v.nullable(LetterPerson),
  /** What the address was found in; null when it came by no batch. */
  source: v.nullable(BatchSource.entries.kind),
  /** Open sessions to whose paths the mail invites. */
  sessions: v.array(ToldSession),
};

const InvitationMail = v.object({ ...anyMail, kind: v.literal('invitation'), expiresAt: Moment });
/** A mail that invites to the space. */
export type InvitationMail = v.InferOutput<typeof InvitationMail>;

const ResetMail = v.object({
  ...anyMail,
  kind: v.literal('password-reset'),
  expiresAt: Moment,
  /** Whether the person asked for it, an admin sends it, or it goes to a new address that is to be confirmed. */
  reason: v.picklist(['asked', 'sent', 'new-address']),
});
/** A mail whose link leads to a new password or to a new address. */
export type ResetMail = v.InferOutput<typeof ResetMail>;

const ReminderMail = v.object({
  ...anyMail,
  kind: v.literal('reminder'),
  expiresAt: Moment,
  /** When the invitation was made of which it reminds. */
  invitedAt: Moment,
});
/** A mail that reminds of an invitation, with the same link. */
export type ReminderMail = v.InferOutput<typeof ReminderMail>;

const CredentialsMail = v.object({
  ...anyMail,
  kind: v.literal('credentials'),
  /** The password, sealed to the canonical address. */
  sealed: v.string(),
  /** Whether the person will be asked for a password of their own; 0 or 1, as SQLite says it. */
  asksForOwn: v.picklist([0, 1]),
});
/** A mail that brings the credentials of an account. */
export type CredentialsMail = v.InferOutput<typeof CredentialsMail>;

const PathMail = v.object({
  ...anyMail,
  kind: v.literal('path-invitation'),
  /** The open invitation to the space of somebody who has not accepted it: its link comes first. Null for a member. */
  joining: v.nullable(v.object({ id: ServerId, generation: v.number(), expiresAt: Moment })),
});
/** A mail that invites to the path of a session that has started. */
export type PathMail = v.InferOutput<typeof PathMail>;

/** A claimed mail of the outbox with all that its letter says; who and what it is about, as they are right now. */
export const OutboxMail = v.variant('kind', [InvitationMail, ResetMail, ReminderMail, CredentialsMail, PathMail]);
/** See the schema of the same name. */
export type OutboxMail = v.InferOutput<typeof OutboxMail>;
