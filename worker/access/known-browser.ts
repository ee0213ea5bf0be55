import type { Context } from 'hono';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { PageEnv } from '../app-env.ts';
import { newId } from '../random.ts';
import { settingsOf } from '../settings.ts';
import { hostCookie } from './host-cookie.ts';

const cookieName = 'known-browser';
const yearSeconds = 365 * 24 * 60 * 60;

/** A browser in which a member has signed in before. */
interface KnownBrowser {
  /** New at each sign-in; what is tried in this browser is counted by it. */
  id: string;
  memberId: string;
}

/**
 * Marks a browser as one in which a member has signed in: strangers who guess at their password, from everywhere or
 * from behind the same address, cannot lock them out of it (OWASP's "device cookies"). It opens nothing by itself.
 */
export async function rememberBrowser(c: Context<PageEnv>, memberId: string): Promise<void> {
  const options = { ...hostCookie(c.env), maxAge: yearSeconds };
  await setSignedCookie(c, cookieName, `${memberId}.${newId()}`, markSecret(c), options);
}

/** Whose known browser makes the request, or null. Ask before the member is looked up: it takes its time. */
export async function knownBrowser(c: Context<PageEnv>): Promise<KnownBrowser | null> {
  const mark = await getSignedCookie(c, markSecret(c), cookieName, hostCookie(c.env).prefix);
  const [memberId = '', id = ''] = mark ? mark.split('.') : [];
  return id === '' ? null : { id, memberId };
}

function markSecret(c: Context<PageEnv>): string {
  return `${cookieName}\n${settingsOf(c.env).linkSecrets.at(-1)?.key}`;
}
