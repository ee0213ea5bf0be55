import { html } from 'hono/html';
import { checkAddress } from '../../shared/people/email-address.ts';
import type { PageEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { emailField } from '../pages/account-fields.ts';
import { readForm } from '../pages/form-body.ts';
import { problemSummary, textField } from '../pages/form-parts.ts';
import type { FormProblems } from '../pages/form-problem.ts';
import { answerPage, type PageContent } from '../pages/layout.ts';
import { localPath } from '../pages/local-path.ts';
import { wordsOf } from '../pages/page-language.ts';
import type { Words } from '../pages/words/en.ts';
import { attemptAt } from './account-attempt.ts';
import { limits } from './limits.ts';
import { handOver, newBrowserSignIn } from './new-sign-in.ts';
import { ownPasswordPath } from './own-password-pages.ts';
import { provenHash } from './proven-hash.ts';
import { clearSignInCookie } from './sign-in-cookie.ts';
import { browserSignInStatement, endSignIn } from './sign-in-store.ts';

type Field = 'email' | 'password';

/** Signing in and out with a browser. */
export const signInPages = new Hono<PageEnv>();

signInPages.get('/sign-in', async (c) => {
  const { space, visitor, language } = c.get('page');
  const next = localPath(c.req.query('next') ?? '/');
  if (!space) return c.redirect('/', 303);
  if (visitor) return c.redirect(next, 303);
  return answerPage(c, signInForm(wordsOf(language), { email: '', next }, null));
});

signInPages.post('/sign-in', async (c) => {
  const form = await readForm(c, ['email', 'password', 'next']);
  const email = form.email.trim();
  const next = localPath(form.next);
  const again = (problems: FormProblems<Field>) =>
    answerPage(c, signInForm(wordsOf(c.get('page').language), { email, next }, problems), 422);

  const address = checkAddress(email);
  if ('fault' in address) return again({ email: { code: 'address-invalid' } });
  const now = Date.now();
  const credentials = await attemptAt(c, address.canonical, limits.signIn, now);
  // The same answer after the same work, whether the address is a member's, an invited person's or nobody's.
  const passwordHash = await provenHash(c.env, { credentials, addressKey: address.canonical, password: form.password });
  if (!credentials || passwordHash === null) return again({ password: { code: 'credentials-wrong' } });

  const signIn = await newBrowserSignIn(c);
  const { memberId, asksForOwn } = credentials;
  const stored = await browserSignInStatement(c.env.DB, { ...signIn, memberId, passwordHash, now }).run();
  // More than one where a trigger notes that the account is used.
  if (stored.meta.changes === 0) return again({ password: { code: 'credentials-wrong' } });
  await handOver(c, signIn, memberId);
  return c.redirect(asksForOwn === 1 ? ownPasswordPath(next) : next, 303);
});

signInPages.post('/sign-out', async (c) => {
  await readForm(c, []);
  const { visitor } = c.get('page');
  if (visitor) await endSignIn(c.env.DB, { id: visitor.signInId, memberId: visitor.memberId });
  clearSignInCookie(c);
  return c.redirect('/sign-in', 303);
});

function signInForm(
  words: Words,
  typed: { email: string; next: string },
  problems: FormProblems<Field> | null,
): PageContent {
  const { signIn, form } = words;
  const body = html`${problemSummary(words, problems)}
<form class="panel" method="post" action="/sign-in">
<input type="hidden" name="next" value="${typed.next}">
${emailField(words, typed.email, problems?.email, problems === null)}
${textField(words, {
  name: 'password',
  type: 'password',
  label: form.password,
  autocomplete: 'current-password',
  problem: problems?.password,
})}
<div class="actions"><button>${signIn.submit}</button><a href="/forgot">${signIn.forgot}</a></div>
</form>`;
  return { title: signIn.title, body, failed: problems !== null };
}
