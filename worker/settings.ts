import * as v from 'valibot';
import type { Environment } from './environment.ts';
import { isSafeAddress } from './mail/mime/safe-address.ts';

const LinkSecret = v.object({
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  key: v.pipe(v.string(), v.minLength(32)),
});
/** One versioned secret for links in mails. */
export type LinkSecret = v.InferOutput<typeof LinkSecret>;

const Settings = v.object({
  /** Where links in pages and mails lead; never taken from a request. Only https, except on one's own machine. */
  origin: v.pipe(
    v.string(),
    v.url(),
    v.regex(/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\/?$)/, 'ORIGIN begins with https://'),
    v.transform((text) => new URL(text).origin),
  ),
  mailTransport: v.picklist(['smtp', 'resend', 'cloudflare']),
  mailFrom: v.pipe(v.string(), v.check(isSafeAddress)),
  smtpUrl: v.optional(v.pipe(v.string(), v.url())),
  resendApiKey: v.optional(v.pipe(v.string(), v.minLength(1))),
  resendUrl: v.optional(
    v.pipe(v.string(), v.regex(/^(https:\/\/|http:\/\/127\.0\.0\.1[:/]).*[^/]$/, 'RESEND_URL begins with https://')),
    'https://api.resend.com',
  ),
  /** The key in it has 24 octets at least. */
  resendWebhookSecret: v.optional(v.pipe(v.string(), v.regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/))),
  /** Lower case, so that it is the same however it comes back. */
  bounceAddress: v.optional(v.pipe(v.string(), v.check(isSafeAddress), v.regex(/^[^@+]{1,18}@/), v.toLowerCase())),
  /** Mails that admins may cause on one day. */
  mailsPerDay: v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'MAILS_PER_DAY is a number'), v.transform(Number)),
  linkSecrets: v.pipe(v.array(LinkSecret), v.minLength(1)),
  setupCode: v.pipe(v.string(), v.minLength(8)),
});
/** The deployment's settings, parsed; a wrong one stops the worker with its name. */
export type Settings = v.InferOutput<typeof Settings>;

const parsed = new WeakMap<Environment, Settings>();

/** Parses the settings of an environment, once for each; throws a `ValiError` that names the setting. */
export function settingsOf(env: Environment): Settings {
  const known = parsed.get(env);
  if (known) return known;
  const settings = v.parse(Settings, {
    origin: env.ORIGIN,
    mailTransport: env.MAIL_TRANSPORT,
    mailFrom: env.MAIL_FROM,
    smtpUrl: env.SMTP_URL,
    resendApiKey: env.RESEND_API_KEY,
    resendUrl: env.RESEND_URL,
    resendWebhookSecret: env.RESEND_WEBHOOK_SECRET,
    bounceAddress: env.BOUNCE_ADDRESS,
    mailsPerDay: env.MAILS_PER_DAY,
    linkSecrets: env.LINK_SECRETS?.split(',').map((part) => {
      const colon = part.indexOf(':');
      return {
        version: Number(part.slice(0, colon)),
        key: part.slice(colon + 1),
      };
    }),
    setupCode: env.SETUP_CODE,
  });
  parsed.set(env, settings);
  return settings;
}
