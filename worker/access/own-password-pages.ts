import type { Context } from 'hono';
import { html } from 'hono/html';
import type { PageEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { accountField, newPasswordField } from '../pages/account-fields.ts';
import { readForm } from '../pages/form-body.ts';
import type { FormProblem } from '../pages/form-problem.ts';
import { answerPage, type PageContent } from '../pages/layout.ts';
import { localPath } from '../pages/local-path.ts';
import { wordsOf } from '../pages/page-language.ts';
import { changePassword, findInitialHash } from './credential-store.ts';
import { limits } from './limits.ts';
import { hashPassword, isPasswordOf } from './password-hash.ts';
import { passwordProblem } from './password-rules.ts';
import { spend } from './rate-limit.ts';
import type { SignedIn } from './signed-in.ts';
import { visitorOrSignIn } from './visitor-or-sign-in.ts';

const path = '/own-password';

/**
 * Milliseconds after the sign-in for which the page asks for the new password alone: the old one has just been typed.
 * Later it takes both, in the profile, so that a browser left open gives nobody the account.
 */
const freshness = 15 * 60_000;

/** Where somebody who signs in with a password that an admin chose is asked for one of their own; then on to `next`. */
export function ownPasswordPath(next: string): string {
  return `${path}?${new URLSearchParams({ next })}`;
}

/** The page after the sign-in that asks for a password of one's own, each time until there is one. */
export const ownPasswordPages = new Hono<PageEnv>();

ownPasswordPages.get(path, async (c) => {
  const visitor = visitorOrSignIn(c);
  if (visitor instanceof Response) return visitor;
  const next = localPath(c.req.query('next') ?? '/');
  const initialHash = await findInitialHash(c.env.DB, visitor.signInId, Date.now() - freshness);
  return initialHash === null ? c.redirect(next, 303) : answerPage(c, ownPasswordForm(c, visitor, next, null));
});

ownPasswordPages.post(path, async (c) => {
  const visitor = visitorOrSignIn(c);
  if (visitor instanceof Response) return visitor;
  const form = await readForm(c, ['password', 'next']);
  const next = localPath(form.next);
  const now = Date.now();
  const oldHash = await findInitialHash(c.env.DB, visitor.signInId, now - freshness);
  if (oldHash === null) return c.redirect('/profile', 303);
  await spend(c.env, [{ limit: limits.oldPassword, subject: visitor.memberId }], now);
  const problem = await problemOf(c, visitor, form.password, oldHash);
  if (problem) return answerPage(c, ownPasswordForm(c, visitor, next, problem), 422);
  const newHash = await hashPassword(form.password);
  const { memberId, signInId: keep } = visitor;
  // If it was changed meanwhile, there is nothing left to ask for.
  await changePassword(c.env.DB, { memberId, oldHash, newHash, keep, now });
  return c.redirect(next, 303);
});

async function problemOf(
  c: Context<PageEnv>,
  visitor: SignedIn,
  password: string,
  oldHash: string,
): Promise<FormProblem | null> {
  const { space } = c.get('page');
  const problem = passwordProblem(password, {
    email: visitor.email,
    names: [visitor.firstName, visitor.lastName],
    spaceName: space?.name ?? '',
    least: space?.passwordMin ?? 0,
  });
  if (problem) return problem;
  return (await isPasswordOf(password, oldHash)) ? { code: 'password-unchanged' } : null;
}

function ownPasswordForm(
  c: Context<PageEnv>,
  visitor: SignedIn,
  next: string,
  problem: FormProblem | null,
): PageContent {
  const { language, space } = c.get('page');
  const words = wordsOf(language);
  const { ownPassword, form } = words;
  const body = html`<p>${ownPassword.intro}</p>
<form class="panel" method="post" action="${path}">
<input type="hidden" name="next" value="${next}">
${accountField(words, visitor.email)}
${newPasswordField(words, form.newPassword, space?.passwordMin ?? 0, problem)}
<div class="actions"><button>${ownPassword.submit}</button><a href="${next}">${ownPassword.later}</a></div>
</form>
<p class="soft">${ownPassword.laterHint}</p>`;
  return { title: ownPassword.title, body, failed: problem !== null };
}
