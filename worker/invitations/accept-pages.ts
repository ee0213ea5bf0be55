import type { Context } from 'hono';
import { html } from 'hono/html';
import { handOver, newBrowserSignIn } from '../access/new-sign-in.ts';
import { hashPassword } from '../access/password-hash.ts';
import { passwordProblem } from '../access/password-rules.ts';
import { browserSignInStatement } from '../access/sign-in-store.ts';
import type { PageEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { nameProblems, type OwnNames, tidyNames } from '../members/own-names.ts';
import { languageField, nameFields } from '../members/own-names-fields.ts';
import { accountField, newPasswordField } from '../pages/account-fields.ts';
import { readForm } from '../pages/form-body.ts';
import { problemSummary } from '../pages/form-parts.ts';
import { type FormProblem, type FormProblems, foundProblems } from '../pages/form-problem.ts';
import { answerPage, type PageContent } from '../pages/layout.ts';
import { wordsOf } from '../pages/page-language.ts';
import { endedPage, invitationBehind, acceptPrefix as prefix } from './invitation-link.ts';
import { acceptStatements, findOpenInvitation, type LinkedInvitation } from './invitation-store.ts';

const fields = ['firstName', 'lastName', 'language', 'password'] as const;
type Field = (typeof fields)[number];

/**
 * The page that an invitation's link opens. Looking at it changes nothing (mail scanners do); the form accepts, once.
 */
export const acceptPages = new Hono<PageEnv>();

acceptPages.get(`${prefix}*`, async (c) => {
  const invitation = await invitationBehind(c, prefix, findOpenInvitation);
  if (!invitation) return endedPage(c, prefix);
  const { firstName, lastName } = invitation;
  const language = invitation.language || c.get('page').language;
  return answerPage(c, acceptForm(c, invitation, { firstName, lastName, language }, null));
});

acceptPages.post(`${prefix}*`, async (c) => {
  const form = await readForm(c, fields);
  const now = Date.now();
  const invitation = await invitationBehind(c, prefix, findOpenInvitation);
  const { space } = c.get('page');
  if (!invitation || !space) return endedPage(c, prefix);
  const names = tidyNames(form);
  const problems = foundProblems({
    ...nameProblems(names, invitation.language),
    password: passwordProblem(form.password, {
      email: invitation.email,
      names: [names.firstName, names.lastName],
      spaceName: space.name,
      least: space.passwordMin,
    }),
  } satisfies Record<Field, FormProblem | null>);
  if (problems) return answerPage(c, acceptForm(c, invitation, names, problems), 422);

  const passwordHash = await hashPassword(form.password);
  const signIn = await newBrowserSignIn(c);
  const [claim, close] = acceptStatements(c.env.DB, { ...names, invitation, passwordHash, now });
  const { memberId } = invitation;
  const [claimed] = await c.env.DB.batch([
    claim,
    close,
    browserSignInStatement(c.env.DB, { ...signIn, memberId, passwordHash, now }),
  ]);
  if (claimed?.meta.changes !== 1) return endedPage(c, prefix);
  await handOver(c, signIn, memberId);
  return c.redirect('/', 303);
});

function acceptForm(
  c: Context<PageEnv>,
  invitation: LinkedInvitation,
  typed: OwnNames,
  problems: FormProblems<Field> | null,
): PageContent {
  const { language, space } = c.get('page');
  const words = wordsOf(language);
  const { accept, form, frame } = words;
  const spaceName = space?.name ?? frame.untitledSpace;
  const { inviter, email } = invitation;
  const body = html`<p>${inviter ? accept.invitedBy(inviter, spaceName) : accept.invited(spaceName)}</p>
${problemSummary(words, problems)}
<form class="panel" method="post">
${accountField(words, email)}
${nameFields(words, typed, problems)}
${languageField(words, { language: typed.language, present: invitation.language }, problems)}
${newPasswordField(words, form.password, space?.passwordMin ?? 0, problems?.password)}
<div class="actions"><button>${accept.submit}</button></div>
</form>`;
  return { title: accept.title(spaceName), body, failed: problems !== null };
}
