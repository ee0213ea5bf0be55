/** How often one person is mailed about an invitation; what goes beyond is answered as `capped`. */
export const invitationLimits = {
  /** Times that one invitation is sent again. */
  resends: 5,
  /** Milliseconds between the mail before and the next one. */
  pause: 10 * 60_000,
  /** Invitation mails to one person in `day` milliseconds; those that failed or were cancelled reached nobody. */
  mailsPerDay: 3,
  day: 24 * 3_600_000,
} as const;
