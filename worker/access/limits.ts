import type { AccountLimits } from './account-attempt.ts';
import type { RateLimit } from './rate-limit.ts';

const minutes = (count: number): number => count * 60;
const hours = (count: number): number => count * 60 * 60;

/** How often the things that strangers can do may be done. */
export const limits = {
  signIn: {
    pair: { name: 'sign-in-pair', most: 10, seconds: minutes(15) },
    place: { name: 'sign-in-place', most: 100, seconds: minutes(15) },
    address: { name: 'sign-in-address', most: 100, seconds: hours(1) },
    known: { name: 'sign-in-known', most: 10, seconds: minutes(15) },
  },
  forgot: {
    pair: { name: 'forgot-pair', most: 3, seconds: hours(1) },
    place: { name: 'forgot-place', most: 30, seconds: hours(1) },
    /** Mails to one mailbox, so that nobody can fill it. */
    address: { name: 'forgot-address', most: 10, seconds: hours(24) },
    known: { name: 'forgot-known', most: 3, seconds: hours(1) },
  },
  /** Asking for a new invitation with the links of expired ones, from one place: a whole office may. */
  askAgain: { name: 'ask-again', most: 300, seconds: hours(1) },
  /** Ending mails and having them again, by one person; mail programs do it for many from one place. */
  unsubscribe: { name: 'unsubscribe', most: 30, seconds: hours(1) },
  /** Erasing one address: whoever erases and invites by turns would fill a mailbox that no other count protects. */
  erase: { name: 'erase', most: 3, seconds: hours(24) },
  /** Links that admins mail to one member who has an account. */
  wayIn: { name: 'way-in', most: 3, seconds: hours(24) },
  setup: { name: 'setup', most: 20, seconds: minutes(15) },
  oldPassword: { name: 'old-password', most: 10, seconds: minutes(15) },
  deviceCode: { name: 'device-code', most: 30, seconds: minutes(10) },
  /** Codes that one member may try: 2.6 * 10^10 are possible (RFC 8628, 5.1). */
  userCode: { name: 'user-code', most: 30, seconds: minutes(10) },
  /** API tokens and admins that one member may make: nobody needs more, a stolen device wants them. */
  newToken: { name: 'new-token', most: 20, seconds: hours(1) },
  newAdmin: { name: 'new-admin', most: 20, seconds: hours(1) },
} satisfies Record<string, RateLimit | AccountLimits>;
