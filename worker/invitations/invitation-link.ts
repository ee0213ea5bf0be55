import type { Context } from 'hono';
import { html } from 'hono/html';
import type { PageEnv } from '../app-env.ts';
import { claimedId } from '../link-token.ts';
import { longDate } from '../long-date.ts';
import { answerPage } from '../pages/layout.ts';
import { isLinkOf, tokenAfter } from '../pages/mailed-link.ts';
import { pageLanguageOf, wordsOf } from '../pages/page-language.ts';
import { findExpiredInvitation, type findOpenInvitation, type LinkedInvitation } from './invitation-store.ts';

/** Where the links of invitations lead, and where the form of an expired one is sent; the token follows. */
export const acceptPrefix = '/accept/';
/** See `acceptPrefix`. */
export const askPrefix = '/ask-again/';

/** The invitation that the address's token opens, and the page in that person's language; or null. */
export async function invitationBehind(
  c: Context<PageEnv>,
  prefix: string,
  find: typeof findOpenInvitation,
): Promise<LinkedInvitation | null> {
  const token = tokenAfter(prefix, c);
  const id = claimedId(token);
  const invitation = id && (await find(c.env.DB, id, Date.now()));
  if (!invitation || !(await isLinkOf(token, 'invitation', invitation, c))) return null;
  const language = pageLanguageOf(invitation.language);
  if (language) c.set('page', { ...c.get('page'), language });
  return invitation;
}

/**
 * The page for a link that opens nothing. Who has the right link of an expired invitation may ask for a new one; for
 * every other token (absent, cut off, used, revoked, of an older mail) it is one and the same page.
 */
export async function endedPage(c: Context<PageEnv>, prefix: string): Promise<Response> {
  const expired = await invitationBehind(c, prefix, findExpiredInvitation);
  return expired ? expiredPage(c, expired, tokenAfter(prefix, c)) : notUsable(c);
}

function expiredPage(c: Context<PageEnv>, invitation: LinkedInvitation, token: string): Promise<Response> {
  const { language, space } = c.get('page');
  const { accept, frame } = wordsOf(language);
  const spaceName = space?.name ?? frame.untitledSpace;
  const timeZone = space?.timeZone ?? 'UTC';
  const { inviter, askedAt } = invitation;
  const until = longDate(invitation.expiresAt, language, timeZone);
  const body = html`<p>${inviter ? accept.expiredBy(inviter, spaceName, until) : accept.expired(spaceName, until)}</p>
${
  askedAt === null
    ? html`<p>${accept.askHint}</p>
<form method="post" action="${askPrefix}${token}"><button>${accept.ask}</button></form>`
    : html`<p class="notice good" role="status">${accept.asked(longDate(askedAt, language, timeZone))}</p>`
}`;
  return answerPage(c, { title: accept.expiredTitle, body }, 410);
}

function notUsable(c: Context<PageEnv>): Promise<Response> {
  const { language, visitor } = c.get('page');
  const { accept, errors } = wordsOf(language);
  const [address, way] = visitor ? ['/', errors.home] : ['/sign-in', accept.toSignIn];
  const body = html`<p>${accept.gone}</p><p><a class="button" href="${address}">${way}</a></p>`;
  return answerPage(c, { title: accept.goneTitle, body }, 404);
}
