import { Hono } from 'hono';
import { html } from 'hono/html';
import { visitorOrSignIn } from '../access/visitor-or-sign-in.ts';
import type { PageEnv } from '../app-env.ts';
import { longDate } from '../long-date.ts';
import { answerPage, type Html } from '../pages/layout.ts';
import { type PageLanguage, wordsOf } from '../pages/page-language.ts';
import { listMySessions, type MySession } from './my-paths-store.ts';

/** The paths of the member who looks: what is open first, then what comes, then what is over. */
export const myPathsPage = new Hono<PageEnv>();

const parts = ['open', 'upcoming', 'ended'] as const;

myPathsPage.get('/paths', async (c) => {
  const visitor = visitorOrSignIn(c);
  if (visitor instanceof Response) return visitor;
  const { language } = c.get('page');
  const { paths } = wordsOf(language);
  const sessions = await listMySessions(c.env.DB, visitor.memberId, Date.now());
  const body = html`${sessions.length === 0 && html`<p>${paths.none}</p>`}
${parts.map((state) =>
  part(
    sessions.filter((session) => session.state === state),
    paths[state],
    language,
  ),
)}`;
  return answerPage(c, { title: paths.title, body });
});

function part(sessions: readonly MySession[], title: string, language: PageLanguage): Html | false {
  return (
    sessions.length > 0 &&
    html`<section class="panel"><h2>${title}</h2>
<ul class="rows">${sessions.map((session) => line(session, language))}</ul>
</section>`
  );
}

function line({ path, description, link, session, startsAt, endsAt, state }: MySession, language: PageLanguage): Html {
  const { paths } = wordsOf(language);
  const start = longDate(startsAt, language);
  const time = endsAt === null ? paths.from(start) : paths.fromTo(start, longDate(endsAt, language));
  const isLinked = link !== '' && state !== 'upcoming';
  return html`<li><div class="what">
<p>${isLinked ? html`<a href="${link}" rel="noreferrer">${path}</a>` : path} <span class="soft">${session}</span></p>
<p class="soft">${time}</p>
${description !== '' && html`<p>${description}</p>`}
</div></li>
`;
}
