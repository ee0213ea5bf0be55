import { every, except } from 'hono/combine';
import { createMiddleware } from 'hono/factory';
import { httpsOnly } from '../access/https-only.ts';
import { ownFormsOnly } from '../access/own-forms-only.ts';
import { setSignInCookie, signInToken } from '../access/sign-in-cookie.ts';
import { isTouchDue } from '../access/sign-in-lifetime.ts';
import { findSignedIn, touchSignIn } from '../access/sign-in-store.ts';
import type { AppEnv } from '../app-env.ts';
import { sha256 } from '../digest.ts';
import { onlyMediaType, onlyUpTo } from '../request-body.ts';
import { readSpace } from '../space/space-store.ts';
import { unsubscribePrefix } from '../suppressions/unsubscribe-link.ts';
import { pageHeaders } from './page-headers.ts';
import { acceptedLanguage, pageLanguageOf } from './page-language.ts';

/** Octets of a form, at most: a few names and passwords. */
const maxFormBytes = 16_384;

/** Finds out for whom the page is: language by the member, else by the browser, else by the space. */
const pageSetting = createMiddleware<AppEnv>(async (c, next) => {
  const token = signInToken(c);
  const now = Date.now();
  const [space, visitor] = await Promise.all([
    readSpace(c.env.DB),
    token ? findSignedIn(c.env.DB, { tokenHash: await sha256(token), kind: 'browser', now }) : null,
  ]);
  if (token && visitor && isTouchDue(visitor, now)) {
    c.executionCtx.waitUntil(touchSignIn(c.env.DB, visitor, now));
    setSignInCookie(c, token);
  }
  const language =
    pageLanguageOf(visitor?.language ?? '') ??
    acceptedLanguage(c.req.header('accept-language') ?? '') ??
    pageLanguageOf(space?.language ?? '') ??
    'en';
  c.set('page', { space, visitor, language });
  await next();
});

/** What every page passes, error pages too. */
export const everyPage = every(
  pageHeaders,
  httpsOnly,
  pageSetting,
  // Mail programs send that form in our place, as multipart or not (RFC 8058, 3.2); its token is all the right it
  // needs.
  except(`${unsubscribePrefix}*`, ownFormsOnly, onlyMediaType('application/x-www-form-urlencoded')),
  onlyUpTo(maxFormBytes),
);
