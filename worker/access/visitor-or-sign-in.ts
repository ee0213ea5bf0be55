import type { Context } from 'hono';
import type { PageEnv } from '../app-env.ts';
import type { SignedIn } from './signed-in.ts';

/** Who is signed in, or the way to the sign-in page and back to this one. */
export function visitorOrSignIn(c: Context<PageEnv>): SignedIn | Response {
  const { visitor } = c.get('page');
  if (visitor) return visitor;
  const { pathname, search } = new URL(c.req.url);
  // A form that comes too late is not sent again; its page is opened again instead.
  return c.redirect(`/sign-in?${new URLSearchParams({ next: pathname + search })}`, 303);
}
