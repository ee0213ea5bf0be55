import { html } from 'hono/html';
import { changePassword, readPasswordHash } from '../access/credential-store.ts';
import { limits } from '../access/limits.ts';
import { hashPassword, isPasswordOf } from '../access/password-hash.ts';
import { isTooLong, passwordProblem } from '../access/password-rules.ts';
import { spend } from '../access/rate-limit.ts';
import type { SignedIn } from '../access/signed-in.ts';
import { visitorOrSignIn } from '../access/visitor-or-sign-in.ts';
import type { PageEnv, PageSetting } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { accountField, newPasswordField } from '../pages/account-fields.ts';
import { readForm } from '../pages/form-body.ts';
import { doneNotice, problemSummary, textField } from '../pages/form-parts.ts';
import { type FormProblems, foundProblems } from '../pages/form-problem.ts';
import { answerPage, type PageContent } from '../pages/layout.ts';
import { wordsOf } from '../pages/page-language.ts';
import { nameProblems, type OwnNames, tidyNames } from './own-names.ts';
import { languageField, nameFields } from './own-names-fields.ts';
import { updateProfile } from './profile-store.ts';

type PasswordField = 'oldPassword' | 'password';

/** How the page of the profile comes back: what is typed, wrong or done. */
interface ProfileState {
  names: OwnNames;
  nameProblems?: FormProblems<keyof OwnNames> | null;
  passwordProblems?: FormProblems<PasswordField> | null;
  done?: 'saved' | 'changed' | undefined;
}

/** The only place where names, language and password of a member change once they are set. */
export const profilePages = new Hono<PageEnv>();

profilePages.get('/profile', async (c) => {
  const visitor = visitorOrSignIn(c);
  if (visitor instanceof Response) return visitor;
  const done = (['saved', 'changed'] as const).find((each) => c.req.query(each) !== undefined);
  return answerPage(c, profileContent(c.get('page'), visitor, { names: shownNames(visitor, c.get('page')), done }));
});

profilePages.post('/profile', async (c) => {
  const visitor = visitorOrSignIn(c);
  if (visitor instanceof Response) return visitor;
  const names = tidyNames(await readForm(c, ['firstName', 'lastName', 'language']));
  const problems = foundProblems(nameProblems(names, visitor.language));
  if (problems) {
    return answerPage(c, profileContent(c.get('page'), visitor, { names, nameProblems: problems }), 422);
  }
  await updateProfile(c.env.DB, visitor.memberId, names);
  return c.redirect('/profile?saved', 303);
});

profilePages.post('/profile/password', async (c) => {
  const visitor = visitorOrSignIn(c);
  if (visitor instanceof Response) return visitor;
  const form = await readForm(c, ['oldPassword', 'password']);
  const { space } = c.get('page');
  const now = Date.now();
  await spend(c.env, [{ limit: limits.oldPassword, subject: visitor.memberId }], now);
  const oldHash = await readPasswordHash(c.env.DB, visitor.memberId);
  const right = !isTooLong(form.oldPassword) && (await isPasswordOf(form.oldPassword, oldHash));
  const problems = foundProblems<PasswordField>({
    oldPassword: right ? null : { code: 'password-wrong' },
    password: passwordProblem(form.password, {
      email: visitor.email,
      names: [visitor.firstName, visitor.lastName],
      spaceName: space?.name ?? '',
      least: space?.passwordMin ?? 0,
    }),
  });
  const again = (passwordProblems: FormProblems<PasswordField>) => {
    const names = shownNames(visitor, c.get('page'));
    return answerPage(c, profileContent(c.get('page'), visitor, { names, passwordProblems }), 422);
  };
  if (problems || oldHash === null) return again(problems ?? { oldPassword: { code: 'password-wrong' } });
  const newHash = await hashPassword(form.password);
  const changed = await changePassword(c.env.DB, {
    memberId: visitor.memberId,
    oldHash,
    newHash,
    keep: visitor.signInId,
    now,
  });
  return changed ? c.redirect('/profile?changed', 303) : again({ oldPassword: { code: 'password-wrong' } });
});

/** The stored names; who has no language yet is offered the one in which they read. */
function shownNames({ firstName, lastName, language }: SignedIn, setting: PageSetting): OwnNames {
  return { firstName, lastName, language: language || setting.language };
}

function profileContent(setting: PageSetting, visitor: SignedIn, state: ProfileState): PageContent {
  const words = wordsOf(setting.language);
  const { profile, form } = words;
  const { nameProblems: wrongNames = null, passwordProblems: wrongPassword = null } = state;
  const body = html`${state.done && doneNotice(profile[state.done])}
${problemSummary(words, wrongNames ?? wrongPassword)}
<form class="panel" method="post" action="/profile">
${nameFields(words, state.names, wrongNames)}
${languageField(words, { language: state.names.language, present: visitor.language }, wrongNames)}
<div class="actions"><button>${profile.save}</button></div>
</form>
<form class="panel" method="post" action="/profile/password">
<h2>${profile.passwordTitle}</h2>
<p>${profile.passwordIntro}</p>
${accountField(words, visitor.email)}
${textField(words, {
  name: 'oldPassword',
  type: 'password',
  label: profile.oldPassword,
  autocomplete: 'current-password',
  problem: wrongPassword?.oldPassword,
})}
${newPasswordField(words, form.newPassword, setting.space?.passwordMin ?? 0, wrongPassword?.password)}
<div class="actions"><button>${profile.change}</button></div>
</form>`;
  return { title: profile.title, body, failed: wrongNames !== null || wrongPassword !== null };
}
