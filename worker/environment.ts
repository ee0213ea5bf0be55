import * as v from 'valibot';

/**
 * What one queue message says: there may be mail to send, or initial passwords to hash. Which ones is told by the
 * database alone.
 */
export const WakeUp = v.strictObject({ kind: v.picklist(['mail', 'passwords']) });
/** See the schema of the same name. */
export type WakeUp = v.InferOutput<typeof WakeUp>;

/** The bindings of `wrangler.jsonc`, as the platform hands them over. */
export interface Environment {
  DB: D1Database;
  /** For mail. */
  WAKE_UPS: Queue<WakeUp>;
  /** For initial passwords. */
  HASHING: Queue<WakeUp>;
  ORIGIN: string;
  MAIL_TRANSPORT: string;
  MAIL_FROM: string;
  /** Mails that admins may cause on one day (UTC): invitations, credentials. */
  MAILS_PER_DAY: string;
  /** `smtp://user:password@host:port`, or `smtps://` for TLS from the start. */
  SMTP_URL?: string;
  /** Sends by Cloudflare's Email Service. */
  EMAIL?: SendEmail;
  RESEND_API_KEY?: string;
  /** Where Resend's API is, for tests. */
  RESEND_URL?: string;
  /** `whsec_<base64>`, with which Resend signs its reports. */
  RESEND_WEBHOOK_SECRET?: string;
  /** Where reports about mails that bounced are mailed to (SMTP only); must be routed to this worker. */
  BOUNCE_ADDRESS?: string;
  /** `1:<base64url>` and, after a rotation, `1:<old>,2:<new>`: the last one signs, all of them are understood. */
  LINK_SECRETS: string;
  /** The one-time code with which the owner is set up. */
  SETUP_CODE: string;
}
