import type { Context } from 'hono';
import type { PageEnv } from '../app-env.ts';
import { sha256 } from '../digest.ts';
import { newId, newToken } from '../random.ts';
import { browserLabel } from './browser-label.ts';
import { rememberBrowser } from './known-browser.ts';
import { setSignInCookie } from './sign-in-cookie.ts';
import { endSignIn } from './sign-in-store.ts';

/** A sign-in about to be stored; its token goes to the browser and nowhere else. */
interface NewSignIn {
  id: string;
  token: string;
  tokenHash: string;
  label: string;
}

/** Prepares a sign-in for the browser that makes the request; always with a token of its own. */
export async function newBrowserSignIn(c: Context): Promise<NewSignIn> {
  const token = newToken();
  const label = browserLabel(c.req.header('user-agent') ?? '');
  return { id: newId(), token, tokenHash: await sha256(token), label };
}

/** Hands a stored sign-in over to the browser, which is known from now on; the one that it had before ends. */
export async function handOver(c: Context<PageEnv>, signIn: NewSignIn, memberId: string): Promise<void> {
  const { visitor } = c.get('page');
  if (visitor) await endSignIn(c.env.DB, { id: visitor.signInId, memberId: visitor.memberId });
  setSignInCookie(c, signIn.token);
  await rememberBrowser(c, memberId);
}
