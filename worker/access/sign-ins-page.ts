import { html } from 'hono/html';
import type { PageEnv, PageSetting } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { longDate } from '../long-date.ts';
import { readForm } from '../pages/form-body.ts';
import { doneNotice } from '../pages/form-parts.ts';
import { answerPage, type Html, type PageContent } from '../pages/layout.ts';
import { wordsOf } from '../pages/page-language.ts';
import { newId } from '../random.ts';
import { clearSignInCookie } from './sign-in-cookie.ts';
import { endOwnSignIn, listSignIns, type StoredSignIn } from './sign-in-store.ts';
import { visitorOrSignIn } from './visitor-or-sign-in.ts';

/** Where a member sees their sign-ins and connected extensions, and ends them. */
export const signInsPage = new Hono<PageEnv>();

signInsPage.get('/devices', async (c) => {
  const visitor = visitorOrSignIn(c);
  if (visitor instanceof Response) return visitor;
  const stored = await listSignIns(c.env.DB, visitor.memberId, Date.now());
  const ended = c.req.query('ended') !== undefined;
  return answerPage(c, signInsContent(c.get('page'), stored, visitor.signInId, ended));
});

signInsPage.post('/devices', async (c) => {
  const visitor = visitorOrSignIn(c);
  if (visitor instanceof Response) return visitor;
  const { end } = await readForm(c, ['end']);
  // One that is gone already, or never was theirs, needs no other answer: it is not in the list that follows.
  await endOwnSignIn(c.env.DB, { id: end, by: visitor.memberId, auditId: newId(), now: Date.now() });
  if (end !== visitor.signInId) return c.redirect('/devices?ended', 303);
  clearSignInCookie(c);
  return c.redirect('/sign-in', 303);
});

function signInsContent(
  page: PageSetting,
  stored: readonly StoredSignIn[],
  currentId: string,
  ended: boolean,
): PageContent {
  const { devices } = wordsOf(page.language);
  const rows = (kind: StoredSignIn['kind']) =>
    stored.filter((each) => each.kind === kind).map((each) => signInRow(page, each, each.id === currentId));
  const extensions = rows('extension');
  const tokens = rows('token');
  const body = html`${ended && doneNotice(devices.ended)}
<p>${devices.intro}</p>
<section class="panel"><h2>${devices.browsers}</h2><ul class="rows">${rows('browser')}</ul></section>
<section class="panel"><h2>${devices.extensions}</h2>
${extensions.length > 0 ? html`<ul class="rows">${extensions}</ul>` : html`<p>${devices.noExtensions}</p>`}
</section>
${tokens.length > 0 && html`<section class="panel"><h2>${devices.tokens}</h2><ul class="rows">${tokens}</ul></section>`}`;
  return { title: devices.title, body };
}

function signInRow({ language, space }: PageSetting, signIn: StoredSignIn, current: boolean): Html {
  const day = (moment: number) => longDate(moment, language, space?.timeZone ?? 'UTC');
  const { devices } = wordsOf(language);
  const label = signIn.label || devices.unknownBrowser;
  const since = day(signIn.createdAt);
  return html`<li>
<div class="what"><p>${label} ${current && html`<span class="tag">${devices.current}</span>`}</p>
<p class="soft">${signIn.kind === 'token' ? devices.madeOn(since) : devices.since(since)} ${devices.lastUsed(day(signIn.lastUsedAt))}</p></div>
<form method="post" action="/devices"><input type="hidden" name="end" value="${signIn.id}">
<button class="plain" aria-label="${devices.endLabelled(label)}">${devices.end}</button></form>
</li>`;
}
