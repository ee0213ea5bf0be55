import type { AppEnv, PageEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { answerPage } from '../pages/layout.ts';
import { settingsOf } from '../settings.ts';
import { apiPage } from './api-page.ts';
import { apiWordsOf } from './api-words.ts';
import { openApi } from './open-api.ts';

/**
 * The description for machines. It says nothing about anybody, so it is open to all, like the code that it is made of.
 */
export const openApiRoute = new Hono<AppEnv>().get('/openapi.json', (c) => {
  c.header('Content-Type', 'application/json');
  return c.body(descriptionOf(settingsOf(c.env).origin));
});

/** The description as it was written first; it takes longer to make than most answers, and never changes. */
let written: { origin: string; text: string } | null = null;

function descriptionOf(origin: string): string {
  if (written?.origin !== origin) written = { origin, text: JSON.stringify(openApi(origin)) };
  return written.text;
}

/** The same for people. */
export const apiPages = new Hono<PageEnv>().get('/api', (c) => {
  const { language, words } = apiWordsOf(c.get('page').language);
  c.set('page', { ...c.get('page'), language });
  return answerPage(c, apiPage(words, settingsOf(c.env).origin));
});
