/** What a mail is for. */
export const mailKinds = ['invitation', 'credentials', 'password-reset', 'path-invitation'] as const;
/** See `mailKinds`. */
export type MailKind = (typeof mailKinds)[number];

/** How far a mail is: `unsettled` means that a sending's result got lost and it will be sent again. */
export const mailStates = [
  'none',
  'queued',
  'sending',
  'unsettled',
  'sent',
  'deferred',
  'failed',
  'cancelled',
] as const;
/** See `mailStates`. */
export type MailState = (typeof mailStates)[number];

/** How far an invitation is. */
export const invitationStates = ['none', 'pending', 'accepted', 'expired', 'revoked'] as const;
/** See `invitationStates`. */
export type InvitationState = (typeof invitationStates)[number];

/** Why an address is not mailed: it took no mail, its owner called one unwanted, or wants no more reminders. */
export const suppressionReasons = ['bounce', 'complaint', 'unsubscribe'] as const;
/** See `suppressionReasons`. */
export type SuppressionReason = (typeof suppressionReasons)[number];
