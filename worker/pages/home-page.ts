import { html } from 'hono/html';
import { managesSpace, type SignedIn } from '../access/signed-in.ts';
import type { PageEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { settingsOf } from '../settings.ts';
import { answerPage, type Html, type PageContent } from './layout.ts';
import { wordsOf } from './page-language.ts';
import type { Words } from './words/en.ts';

/** The page behind a space's bare address. */
export const homePage = new Hono<PageEnv>();

homePage.get('/', async (c) => {
  const { space, visitor, language } = c.get('page');
  const words = wordsOf(language);
  if (!space) return answerPage(c, notYetPage(words));
  if (!visitor) return c.redirect('/sign-in', 303);
  return answerPage(c, memberPage(words, visitor, space.name, settingsOf(c.env).origin));
});

function notYetPage({ setup }: Words): PageContent {
  const body = html`<p>${setup.notYet}</p><p><a class="button" href="/setup">${setup.toSetup}</a></p>`;
  return { title: setup.notYetTitle, body };
}

function memberPage(words: Words, visitor: SignedIn, spaceName: string, origin: string): PageContent {
  const { home, frame, paths } = words;
  const body = html`<p>${home.memberOf(spaceName)}</p>
${managesSpace(visitor) && connectPanel(words, origin)}
<div class="panel"><ul class="rows">
<li><div class="what"><p><a href="/paths">${paths.title}</a></p><p class="soft">${home.pathsText}</p></div></li>
<li><div class="what"><p><a href="/profile">${frame.profile}</a></p><p class="soft">${home.profileText}</p></div></li>
<li><div class="what"><p><a href="/devices">${frame.devices}</a></p><p class="soft">${home.devicesText}</p></div></li>
</ul></div>`;
  return { title: home.title(visitor.firstName), body };
}

function connectPanel({ home }: Words, origin: string): Html {
  return html`<section class="panel">
<h2>${home.connectTitle}</h2>
<ol>
<li>${home.connectInstall}</li>
<li>${home.connectAddress} <code class="address">${origin}</code></li>
<li>${home.connectCompare}</li>
</ol>
<p><a href="/device">${home.haveCode}</a></p>
</section>`;
}
