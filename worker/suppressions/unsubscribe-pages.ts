import type { Context } from 'hono';
import { html } from 'hono/html';
import { limits } from '../access/limits.ts';
import { spend } from '../access/rate-limit.ts';
import type { PageEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { claimedId, isTokenOf } from '../link-token.ts';
import { readForm } from '../pages/form-body.ts';
import { doneNotice } from '../pages/form-parts.ts';
import { answerPage, type Html, type PageContent } from '../pages/layout.ts';
import { tokenAfter } from '../pages/mailed-link.ts';
import { pageLanguageOf, wordsOf } from '../pages/page-language.ts';
import { settingsOf } from '../settings.ts';
import { addressDigest } from './address-digest.ts';
import {
  findAddressee,
  type MailedAddressee,
  readSuppression,
  suppressStatement,
  unsuppressStatement,
} from './suppression-store.ts';
import { resumePrefix, unsubscribePrefix, unsubscribeSubject } from './unsubscribe-link.ts';

/**
 * The page on which a person ends mails that they did not ask for. Looking at it changes nothing (mail scanners do).
 * The POST is RFC 8058's one click: a mail program sends it without cookies and follows no redirect. The token alone is
 * the right to it; what the body says is not looked at, so that no spelling of it keeps anybody from being left alone.
 */
export const unsubscribePages = new Hono<PageEnv>();

unsubscribePages.get(`${unsubscribePrefix}*`, async (c) => {
  const who = await addresseeBehind(c, unsubscribePrefix);
  if (!who) return gone(c);
  const reason = await readSuppression(c.env.DB, who.digest);
  return answerPage(c, reason === null ? askPage(c, who) : endedPage(c, who, reason === 'unsubscribe'));
});

unsubscribePages.post(`${unsubscribePrefix}*`, async (c) => {
  const who = await addresseeBehind(c, unsubscribePrefix);
  if (!who) return gone(c);
  const { digest } = who;
  if ((await readSuppression(c.env.DB, digest)) === null) {
    const now = Date.now();
    await spend(c.env, [{ limit: limits.unsubscribe, subject: who.memberId }], now);
    await suppressStatement(c.env.DB, { digest, reason: 'unsubscribe', now }).run();
  }
  return answerPage(c, endedPage(c, who, (await readSuppression(c.env.DB, digest)) === 'unsubscribe'));
});

unsubscribePages.post(`${resumePrefix}*`, async (c) => {
  await readForm(c, []);
  const who = await addresseeBehind(c, resumePrefix);
  if (!who) return gone(c);
  await unsuppressStatement(c.env.DB, who.digest).run();
  const isBack = (await readSuppression(c.env.DB, who.digest)) === null;
  return answerPage(c, isBack ? askPage(c, who, true) : endedPage(c, who, false));
});

type Addressee = MailedAddressee & { digest: string; token: string };

/** To whom the address's token was mailed, and the page in that person's language; or null. */
async function addresseeBehind(c: Context<PageEnv>, prefix: string): Promise<Addressee | null> {
  const settings = settingsOf(c.env);
  const token = tokenAfter(prefix, c);
  const id = claimedId(token);
  const who = id && (await findAddressee(c.env.DB, id));
  if (!who) return null;
  const matches = await Promise.all(
    settings.linkSecrets.map(({ version }) => isTokenOf(token, unsubscribeSubject(who, version), settings.linkSecrets)),
  );
  if (!matches.includes(true)) return null;
  const language = pageLanguageOf(who.language);
  if (language) c.set('page', { ...c.get('page'), language });
  return { ...who, digest: await addressDigest(settings, who.addressKey), token };
}

function askPage(c: Context<PageEnv>, { email, token }: Addressee, isBack = false): PageContent {
  const { language, space } = c.get('page');
  const { unsubscribe, frame } = wordsOf(language);
  const body = html`${isBack && doneNotice(unsubscribe.resumed(email))}
<p>${unsubscribe.ask(email, space?.name ?? frame.untitledSpace)}</p>
<p>${unsubscribe.stillSent}</p>
${oneButton(`${unsubscribePrefix}${token}`, unsubscribe.submit)}`;
  return { title: unsubscribe.title, body };
}

function endedPage(c: Context<PageEnv>, { email, token }: Addressee, mayResume: boolean): PageContent {
  const { unsubscribe } = wordsOf(c.get('page').language);
  const body = html`${doneNotice(unsubscribe.done(email))}
<p>${unsubscribe.stillSent}</p>
${mayResume && oneButton(`${resumePrefix}${token}`, unsubscribe.resume)}`;
  return { title: unsubscribe.title, body };
}

function oneButton(action: string, words: string): Html {
  return html`<form method="post" action="${action}"><button>${words}</button></form>`;
}

/** One page for every link that does not work, whatever the reason. */
function gone(c: Context<PageEnv>): Promise<Response> {
  const { unsubscribe } = wordsOf(c.get('page').language);
  return answerPage(c, { title: unsubscribe.goneTitle, body: html`<p>${unsubscribe.gone}</p>` }, 404);
}
