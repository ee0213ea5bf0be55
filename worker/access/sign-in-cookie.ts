import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Environment } from '../environment.ts';
import { hostCookie } from './host-cookie.ts';
import { idleLifetime } from './sign-in-lifetime.ts';

const cookieName = 'sign-in';

interface WithBindings {
  Bindings: Environment;
}

/** The token in the request's cookie, if it has the form of one. */
export function signInToken<Env extends WithBindings>(c: Context<Env>): string | null {
  const token = getCookie(c, cookieName, hostCookie(c.env).prefix) ?? '';
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? token : null;
}

/** Gives the browser its token. */
export function setSignInCookie<Env extends WithBindings>(c: Context<Env>, token: string): void {
  setCookie(c, cookieName, token, { ...hostCookie(c.env), maxAge: idleLifetime.browser / 1000 });
}

/** Takes the token away from the browser. */
export function clearSignInCookie<Env extends WithBindings>(c: Context<Env>): void {
  deleteCookie(c, cookieName, hostCookie(c.env));
}
