import * as v from 'valibot';

/** What a mail is for. */
export const mailKinds = ['invitation', 'credentials', 'password-reset', 'path-invitation', 'reminder'] as const;
/** See `mailKinds`. */
export type MailKind = (typeof mailKinds)[number];

/**
 * How far a mail is: `unsettled` means that a sending's result got lost and it will be sent again. `delivered` is said
 * by transports that report it, `bounced`: taken at first, and then reported to have reached nobody. `failed`: never
 * taken.
 */
export const mailStates = [
  'none',
  'queued',
  'sending',
  'unsettled',
  'sent',
  'delivered',
  'deferred',
  'bounced',
  'failed',
  'cancelled',
] as const;
/** See `mailStates`. */
export type MailState = (typeof mailStates)[number];

/** Why a mail reached nobody, as far as the mail servers tell; `other` when they do not. */
export const bounceReasons = ['mailbox-unknown', 'mailbox-full', 'refused', 'spam', 'other'] as const;
/** See `bounceReasons`. */
export type BounceReason = (typeof bounceReasons)[number];
/** Of a mail that failed or bounced; null of others, and where nothing is known. */
export const Bounce = v.optional(v.nullable(v.picklist(bounceReasons)), null);

/** How far an invitation is. */
export const invitationStates = ['none', 'pending', 'accepted', 'expired', 'revoked'] as const;

/** Why an address is not mailed: it took no mail, its owner called one unwanted, or wants no more reminders. */
export const suppressionReasons = ['bounce', 'complaint', 'unsubscribe'] as const;
/** See `suppressionReasons`. */
export type SuppressionReason = (typeof suppressionReasons)[number];
