import type { CookieOptions } from 'hono/utils/cookie';
import type { Environment } from '../environment.ts';
import { settingsOf } from '../settings.ts';

/**
 * How our cookies are set: no script reads them, and no other site's form sends them. The prefix `__Host-` keeps
 * subdomains from planting one (RFC 6265bis, 4.1.3.2); it needs https.
 */
export function hostCookie(env: Environment): CookieOptions {
  const common = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;
  const isSecure = settingsOf(env).origin.startsWith('https:');
  return isSecure ? { ...common, prefix: 'host', secure: true } : common;
}
