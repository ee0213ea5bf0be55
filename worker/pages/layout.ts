import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { PageEnv, PageSetting } from '../app-env.ts';
import { wordsOf } from './page-language.ts';
import { style } from './style.ts';

/** A piece of a page; everything put into it is escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** What stands inside the frame of a page. */
export interface PageContent {
  title: string;
  body: Html;
  /** Said first in the browser's title, so that a screen reader tells at once that the form came back. */
  failed?: boolean;
  /** Whether it is a page to look things up in, rather than a form. */
  isWide?: boolean;
}

/** Answers a page in its frame: the space's name, the way around for who is signed in, the content. */
export async function answerPage(
  c: Context<PageEnv>,
  content: PageContent,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  return c.html(await layout(c.get('page'), content), status);
}

/** A whole HTML document. */
export function layout(setting: PageSetting, content: PageContent): Html {
  const words = wordsOf(setting.language);
  const spaceName = setting.space?.name ?? words.frame.untitledSpace;
  const title = content.failed ? words.form.errorTitle(content.title) : content.title;
  return html`<!doctype html>
<html lang="${setting.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${spaceName}</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#content">${words.frame.skip}</a>
<header class="bar">
<a class="space" href="/">${spaceName}</a>
${setting.visitor && navigation(setting)}
</header>
<main id="content" tabindex="-1"${content.isWide && html` class="wide"`}>
<h1>${content.title}</h1>
${content.body}
</main>
</body>
</html>
`;
}

function navigation(setting: PageSetting): Html {
  const words = wordsOf(setting.language);
  return html`<nav aria-label="${words.frame.navigation}">
<a href="/profile">${words.frame.profile}</a>
<a href="/devices">${words.frame.devices}</a>
<form method="post" action="/sign-out"><button class="quiet">${words.frame.signOut}</button></form>
</nav>`;
}
