import { html } from 'hono/html';
import { checkAddress } from '../../shared/people/email-address.ts';
import type { PageEnv } from '../app-env.ts';
import { equalInConstantTime } from '../digest.ts';
import { Hono } from '../hono.ts';
import { nameProblems, spaceNameProblem, tidyNames } from '../members/own-names.ts';
import { languageChoices, nameFields } from '../members/own-names-fields.ts';
import { emailField, newPasswordField } from '../pages/account-fields.ts';
import { readForm } from '../pages/form-body.ts';
import { choiceField, problemSummary, textField } from '../pages/form-parts.ts';
import { type FormProblem, type FormProblems, foundProblems } from '../pages/form-problem.ts';
import { answerPage, type PageContent } from '../pages/layout.ts';
import { wordsOf } from '../pages/page-language.ts';
import type { Words } from '../pages/words/en.ts';
import { newId } from '../random.ts';
import { settingsOf } from '../settings.ts';
import { clientPlace } from './client-place.ts';
import { limits } from './limits.ts';
import { handOver, newBrowserSignIn } from './new-sign-in.ts';
import { hashPassword } from './password-hash.ts';
import { passwordProblem } from './password-rules.ts';
import { spend } from './rate-limit.ts';
import { setupStatements } from './setup-store.ts';
import { browserSignInStatement } from './sign-in-store.ts';

/** Characters of the owner's password, at least: the space, which may ask for another number, is only being made. */
const leastPasswordLength = 12;

const fields = ['code', 'spaceName', 'language', 'firstName', 'lastName', 'email', 'password'] as const;
type Field = (typeof fields)[number];
type Typed = Record<Exclude<Field, 'password' | 'code'>, string>;

/** Making the space and its owner with the one-time code of the deployment; works once. */
export const setupPages = new Hono<PageEnv>();

setupPages.get('/setup', async (c) => {
  const { space, language } = c.get('page');
  if (space) return c.redirect('/', 303);
  const typed = { spaceName: '', language, firstName: '', lastName: '', email: '' };
  return answerPage(c, setupForm(wordsOf(language), typed, null));
});

setupPages.post('/setup', async (c) => {
  const form = await readForm(c, fields);
  const { space, language } = c.get('page');
  if (space) return c.redirect('/', 303);
  const now = Date.now();
  await spend(c.env, [{ limit: limits.setup, subject: clientPlace(c) }], now);

  const names = tidyNames(form);
  const spaceName = form.spaceName.normalize('NFC').trim();
  const email = form.email.trim();
  const address = checkAddress(email);
  const codeRight = await equalInConstantTime(form.code.trim(), settingsOf(c.env).setupCode);
  const wrongCode: FormProblem | null = codeRight ? null : { code: 'setup-code-wrong' };
  const owner = { email, names: [names.firstName, names.lastName], spaceName, least: leastPasswordLength };
  const problems = foundProblems({
    code: wrongCode,
    spaceName: spaceNameProblem(spaceName),
    ...nameProblems(names, ''),
    email: 'fault' in address ? { code: 'address-invalid' } : null,
    password: passwordProblem(form.password, owner),
  } satisfies Record<Field, FormProblem | null>);
  if (problems || 'fault' in address) {
    return answerPage(c, setupForm(wordsOf(language), { ...names, spaceName, email }, problems), 422);
  }

  const memberId = newId();
  const passwordHash = await hashPassword(form.password);
  const signIn = await newBrowserSignIn(c);
  await c.env.DB.batch([
    ...setupStatements(c.env.DB, {
      ...names,
      spaceName,
      spaceLanguage: names.language,
      memberId,
      email: address.address,
      addressKey: address.canonical,
      passwordHash,
      now,
    }),
    browserSignInStatement(c.env.DB, { ...signIn, memberId, passwordHash, now }),
  ]);
  // Of two at once the slower one has stored nothing; its token opens nothing, so it ends at the sign-in.
  await handOver(c, signIn, memberId);
  return c.redirect('/', 303);
});

function setupForm(words: Words, typed: Typed, problems: FormProblems<Field> | null): PageContent {
  const { setup, form } = words;
  const body = html`<p>${setup.intro}</p>
${problemSummary(words, problems)}
<form class="panel" method="post" action="/setup">
${textField(words, {
  name: 'code',
  label: setup.code,
  hint: setup.codeHint,
  autocomplete: 'one-time-code',
  problem: problems?.code,
})}
${textField(words, {
  name: 'spaceName',
  label: setup.spaceName,
  hint: setup.spaceNameHint,
  value: typed.spaceName,
  autocomplete: 'organization',
  problem: problems?.spaceName,
})}
${choiceField(words, {
  name: 'language',
  label: setup.spaceLanguage,
  hint: setup.spaceLanguageHint,
  value: typed.language,
  options: languageChoices(),
  problem: problems?.language,
})}
${nameFields(words, typed, problems)}
${emailField(words, typed.email, problems?.email)}
${newPasswordField(words, form.newPassword, leastPasswordLength, problems?.password)}
<div class="actions"><button>${setup.submit}</button></div>
</form>`;
  return { title: setup.title, body, failed: problems !== null };
}
