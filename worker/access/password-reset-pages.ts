import type { Context } from 'hono';
import { html } from 'hono/html';
import type { PageEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { claimedId } from '../link-token.ts';
import { accountField, newPasswordField } from '../pages/account-fields.ts';
import { readForm } from '../pages/form-body.ts';
import { problemSummary } from '../pages/form-parts.ts';
import type { FormProblem } from '../pages/form-problem.ts';
import { answerPage, type PageContent } from '../pages/layout.ts';
import { isLinkOf, tokenAfter } from '../pages/mailed-link.ts';
import { wordsOf } from '../pages/page-language.ts';
import type { Words } from '../pages/words/en.ts';
import { afterPasswordChange } from './credential-store.ts';
import { handOver, newBrowserSignIn } from './new-sign-in.ts';
import { hashPassword } from './password-hash.ts';
import { findOpenReset, type PasswordReset, resetGeneration, resetPasswordStatement } from './password-reset-store.ts';
import { passwordProblem } from './password-rules.ts';
import { browserSignInStatement } from './sign-in-store.ts';

const prefix = '/reset/';

/** The page that the link in a mail opens; looking at it changes nothing, and it sets a password once. */
export const passwordResetPages = new Hono<PageEnv>();

passwordResetPages.get(`${prefix}*`, async (c) => {
  const reset = await openReset(c, Date.now());
  if (!reset) return gone(c);
  return answerPage(c, resetForm(c, reset, null));
});

passwordResetPages.post(`${prefix}*`, async (c) => {
  const form = await readForm(c, ['password']);
  const now = Date.now();
  const reset = await openReset(c, now);
  const { space } = c.get('page');
  if (!reset || !space) return gone(c);
  const problem = passwordProblem(form.password, {
    email: reset.email,
    names: [reset.firstName, reset.lastName],
    spaceName: space.name,
    least: space.passwordMin,
  });
  if (problem) return answerPage(c, resetForm(c, reset, problem), 422);

  const { memberId } = reset;
  const newHash = await hashPassword(form.password);
  const signIn = await newBrowserSignIn(c);
  const [changed] = await c.env.DB.batch([
    resetPasswordStatement(c.env.DB, { id: reset.id, newHash, now }),
    browserSignInStatement(c.env.DB, { ...signIn, memberId, passwordHash: newHash, now }),
    ...afterPasswordChange(c.env.DB, { memberId, newHash, keep: signIn.id, now }),
  ]);
  if (changed?.meta.changes !== 1) return gone(c);
  await handOver(c, signIn, memberId);
  return c.redirect('/', 303);
});

async function openReset(c: Context<PageEnv>, now: number): Promise<PasswordReset | null> {
  const token = tokenAfter(prefix, c);
  const id = claimedId(token);
  const reset = id && (await findOpenReset(c.env.DB, id, now));
  if (!reset) return null;
  const subject = { id: reset.id, secretVersion: reset.secretVersion, generation: resetGeneration };
  return (await isLinkOf(token, 'password-reset', subject, c)) ? reset : null;
}

function resetForm(c: Context<PageEnv>, reset: PasswordReset, problem: FormProblem | null): PageContent {
  const { language, space } = c.get('page');
  const words: Words = wordsOf(language);
  const body = html`<p>${words.reset.intro}</p>
${problemSummary(words, problem && { password: problem })}
<form class="panel" method="post">
${accountField(words, reset.email)}
${newPasswordField(words, words.form.newPassword, space?.passwordMin ?? 0, problem)}
<div class="actions"><button>${words.reset.submit}</button></div>
</form>`;
  return { title: words.reset.title, body, failed: problem !== null };
}

/** One page for every link that does not work, whatever the reason. */
function gone(c: Context<PageEnv>): Promise<Response> {
  const { reset } = wordsOf(c.get('page').language);
  const body = html`<p>${reset.gone}</p><p><a class="button" href="/forgot">${reset.again}</a></p>`;
  return answerPage(c, { title: reset.goneTitle, body }, 404);
}
