import { html } from 'hono/html';
import { zonePlace } from '../../shared/time/zone-place.ts';
import { visitorOrSignIn } from '../access/visitor-or-sign-in.ts';
import type { PageEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { longDateTime } from '../long-date.ts';
import { answerPage, type Html } from '../pages/layout.ts';
import { type PageLanguage, wordsOf } from '../pages/page-language.ts';
import { listMySessions, type MySession } from './my-paths-store.ts';

/** The paths of the member who looks: what is open first, then what comes, then what is over. */
export const myPathsPage = new Hono<PageEnv>();

const parts = ['open', 'upcoming', 'ended'] as const;

myPathsPage.get('/paths', async (c) => {
  const visitor = visitorOrSignIn(c);
  if (visitor instanceof Response) return visitor;
  const { language, space } = c.get('page');
  const reader = { language, timeZone: space?.timeZone ?? 'UTC' };
  const { paths } = wordsOf(language);
  const sessions = await listMySessions(c.env.DB, visitor.memberId, Date.now());
  const body = html`${sessions.length === 0 && html`<p>${paths.none}</p>`}
${parts.map((state) =>
  part(
    sessions.filter((session) => session.state === state),
    paths[state],
    reader,
  ),
)}`;
  return answerPage(c, { title: paths.title, body });
});

/** How times are written: in the page's language, by the clocks of the space. */
interface Reader {
  language: PageLanguage;
  timeZone: string;
}

function part(sessions: readonly MySession[], title: string, reader: Reader): Html | false {
  return (
    sessions.length > 0 &&
    html`<section class="panel"><h2>${title}</h2>
<ul class="rows">${sessions.map((session) => line(session, reader))}</ul>
</section>`
  );
}

function line({ path, description, link, session, startsAt, endsAt, state }: MySession, reader: Reader): Html {
  const { language, timeZone } = reader;
  const { paths } = wordsOf(language);
  const zone = timeZone === 'UTC' ? timeZone : paths.timeOf(zonePlace(timeZone));
  const start = longDateTime(startsAt, language, timeZone);
  const time =
    endsAt === null ? paths.from(start, zone) : paths.fromTo(start, longDateTime(endsAt, language, timeZone), zone);
  const isLinked = link !== '' && state !== 'upcoming';
  return html`<li><div class="what">
<p>${isLinked ? html`<a href="${link}" rel="noreferrer">${path}</a>` : path} <span class="soft">${session}</span></p>
<p class="soft">${time}</p>
${description !== '' && html`<p>${description}</p>`}
</div></li>
`;
}
