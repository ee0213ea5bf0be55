import { clientPlace } from '../access/client-place.ts';
import { limits } from '../access/limits.ts';
import { spend } from '../access/rate-limit.ts';
import type { PageEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { readForm } from '../pages/form-body.ts';
import { tokenAfter } from '../pages/mailed-link.ts';
import { acceptPrefix, askPrefix, endedPage, invitationBehind } from './invitation-link.ts';
import { findExpiredInvitation, noteAsked } from './invitation-store.ts';

/** The form with which the holder of an expired invitation asks for a new one; the admins see it, nothing is mailed. */
export const askAgainPages = new Hono<PageEnv>();

askAgainPages.post(`${askPrefix}*`, async (c) => {
  await readForm(c, []);
  const now = Date.now();
  const invitation = await invitationBehind(c, askPrefix, findExpiredInvitation);
  if (!invitation) return endedPage(c, askPrefix);
  if (invitation.askedAt === null) {
    await spend(c.env, [{ limit: limits.askAgain, subject: clientPlace(c) }], now);
    await noteAsked(c.env.DB, invitation, now);
  }
  return c.redirect(`${acceptPrefix}${tokenAfter(askPrefix, c)}`, 303);
});
