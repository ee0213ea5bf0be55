import type { AppEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { Refusal } from '../refusal.ts';
import { onlyUpTo } from '../request-body.ts';
import { settingsOf } from '../settings.ts';
import { resendReport } from './resend-report.ts';
import { isSigned } from './resend-signature.ts';
import { takeReport } from './take-report.ts';

/** Octets of a report, at most. */
const maxReportBytes = 65_536;

/**
 * Where Resend reports what became of mails. Only what carries our secret's signature is read; all of that is answered
 * well.
 */
export const resendHook = new Hono<AppEnv>();

resendHook.post('/hooks/resend', onlyUpTo(maxReportBytes), async (c) => {
  const { resendWebhookSecret } = settingsOf(c.env);
  if (!resendWebhookSecret) throw new Refusal({ code: 'not-found' });
  const body = await c.req.text();
  const now = Date.now();
  const proof = {
    id: c.req.header('svix-id') ?? '',
    timestamp: c.req.header('svix-timestamp') ?? '',
    signature: c.req.header('svix-signature') ?? '',
  };
  if (!(await isSigned(body, proof, resendWebhookSecret, now))) return c.body(null, 401);
  const report = resendReport(body);
  if (report) await takeReport(c.env, report, now);
  return c.body(null, 204);
});
