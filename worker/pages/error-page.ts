import type { Context } from 'hono';
import { html } from 'hono/html';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiProblem } from '../../shared/contract/api-problem.ts';
import type { AppEnv } from '../app-env.ts';
import { settingsOf } from '../settings.ts';
import { layout } from './layout.ts';
import { acceptedLanguage, wordsOf } from './page-language.ts';
import type { Words } from './words/en.ts';

/** A friendly page for what could not be answered; made without the database, which may be what failed. */
export async function errorPage(
  problem: ApiProblem,
  status: ContentfulStatusCode,
  c: Context<AppEnv>,
): Promise<Response> {
  const language = acceptedLanguage(c.req.header('accept-language') ?? '') ?? 'en';
  const setting = c.get('page') ?? { space: null, visitor: null, language };
  const words = wordsOf(setting.language);
  const { title, text } = explanation(problem, words);
  // Who opened the space under another address than its own is led to the right one.
  const home = problem.code === 'not-allowed' ? `${settingsOf(c.env).origin}/` : '/';
  const body = html`<p>${text}</p>
<p><a class="button" href="${home}">${words.errors.home}</a></p>
${status >= 500 && html`<p class="soft">${words.errors.request}: <code>${c.get('requestId')}</code></p>`}`;
  return c.html(await layout(setting, { title, body }), status);
}

function explanation(problem: ApiProblem, words: Words): { title: string; text: string } {
  const { errors } = words;
  switch (problem.code) {
    case 'not-found':
    case 'not-allowed':
    case 'busy':
    case 'unexpected':
      return errors[problem.code];
    case 'too-many-requests': {
      const { title, text } = errors['too-many-requests'];
      return { title, text: text(Math.ceil(problem.retryAfterSeconds / 60)) };
    }
    default:
      return errors['bad-request'];
  }
}
