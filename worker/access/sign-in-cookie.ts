import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';
import type { Environment } from '../environment.ts';
import { settingsOf } from '../settings.ts';
import { idleLifetime } from './sign-in-lifetime.ts';

const cookieName = 'sign-in';

interface WithBindings {
  Bindings: Environment;
}

/** The token in the request's cookie, if it has the form of one. */
export function signInToken<Env extends WithBindings>(c: Context<Env>): string | null {
  const token = getCookie(c, cookieName, isSecure(c) ? 'host' : undefined) ?? '';
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null;
}

/** Gives the browser its token; no script can read it, and no other site's form sends it. */
export function setSignInCookie<Env extends WithBindings>(c: Context<Env>, token: string): void {
  setCookie(c, cookieName, token, { ...options(c), maxAge: idleLifetime.browser / 1000 });
}

/** Takes the token away from the browser. */
export function clearSignInCookie<Env extends WithBindings>(c: Context<Env>): void {
  deleteCookie(c, cookieName, options(c));
}

/** The prefix `__Host-` keeps subdomains from planting a cookie (RFC 6265bis, 4.1.3.2); it needs https. */
function options<Env extends WithBindings>(c: Context<Env>): CookieOptions {
  const common = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;
  return isSecure(c) ? { ...common, prefix: 'host', secure: true } : common;
}

function isSecure<Env extends WithBindings>(c: Context<Env>): boolean {
  return settingsOf(c.env).origin.startsWith('https:');
}
