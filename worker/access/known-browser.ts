import type { Context } from 'hono';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { PageEnv } from '../app-env.ts';
import { settingsOf } from '../settings.ts';

const cookieName = 'known-browser';
const yearSeconds = 365 * 24 * 60 * 60;

/**
 * Marks a browser as one in which a member has signed in: strangers who guess at their password from everywhere cannot
 * lock them out of it (OWASP's "device cookies"). It opens nothing by itself.
 */
export async function rememberBrowser(c: Context<PageEnv>, memberId: string): Promise<void> {
  const secure = settingsOf(c.env).origin.startsWith('https:');
  await setSignedCookie(c, cookieName, memberId, markSecret(c), {
    path: '/sign-in',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    maxAge: yearSeconds,
  });
}

/** Whether the member has signed in with this browser before. */
export async function isKnownBrowser(c: Context<PageEnv>, memberId: string): Promise<boolean> {
  return (await getSignedCookie(c, markSecret(c), cookieName)) === memberId;
}

function markSecret(c: Context<PageEnv>): string {
  return `${cookieName}\n${settingsOf(c.env).linkSecrets.at(-1)?.key}`;
}
