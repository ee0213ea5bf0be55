import type { Context } from 'hono';
import { html } from 'hono/html';
import { checkAddress } from '../../shared/people/email-address.ts';
import type { PageEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { currentSecretVersion } from '../link-token.ts';
import { enqueueMailStatement } from '../mail/outbox-store.ts';
import { wakeDelivery } from '../mail/wake-up.ts';
import { emailField } from '../pages/account-fields.ts';
import { readForm } from '../pages/form-body.ts';
import { problemSummary } from '../pages/form-parts.ts';
import type { FormProblem } from '../pages/form-problem.ts';
import { answerPage, type PageContent } from '../pages/layout.ts';
import { wordsOf } from '../pages/page-language.ts';
import type { Words } from '../pages/words/en.ts';
import { newId } from '../random.ts';
import { settingsOf } from '../settings.ts';
import { attemptAt } from './account-attempt.ts';
import { limits } from './limits.ts';
import { openResetStatement, resetGeneration } from './password-reset-store.ts';

/** Milliseconds for which the link in the mail works. */
const resetLifetime = 60 * 60 * 1000;

/**
 * The mail with the link is due before everything else: mails leave the longest waiting first, and somebody sits in
 * front of an empty mailbox while thousands of invitations may wait.
 */
const firstInLine = 0;

/** Asking for a link to set a new password. */
export const forgottenPasswordPages = new Hono<PageEnv>();

forgottenPasswordPages.get('/forgot', async (c) => {
  return answerPage(c, forgotForm(wordsOf(c.get('page').language), '', null));
});

forgottenPasswordPages.post('/forgot', async (c) => {
  const form = await readForm(c, ['email']);
  const words = wordsOf(c.get('page').language);
  const email = form.email.trim();
  const address = checkAddress(email);
  if ('fault' in address) return answerPage(c, forgotForm(words, email, { code: 'address-invalid' }), 422);
  const now = Date.now();
  const credentials = await attemptAt(c, address.canonical, limits.forgot, now);
  // The same write and the same wake-up for everybody: else the answer, or the next one, would take longer for members.
  await openReset(c, credentials?.memberId ?? null, now);
  c.executionCtx.waitUntil(wakeDelivery(c.env, 1));
  return answerPage(c, sentPage(words));
});

async function openReset(c: Context<PageEnv>, memberId: string | null, now: number): Promise<void> {
  const id = newId();
  const secretVersion = currentSecretVersion(settingsOf(c.env).linkSecrets);
  const reset = { id, memberId, secretVersion, now, expiresAt: now + resetLifetime };
  const mail = { kind: 'password-reset', subjectId: id, generation: resetGeneration, dueAt: firstInLine, now } as const;
  await c.env.DB.batch([
    openResetStatement(c.env.DB, reset),
    ...(memberId === null ? [] : [enqueueMailStatement(c.env.DB, { ...mail, id: newId(), memberId })]),
  ]);
}

function forgotForm(words: Words, email: string, problem: FormProblem | null): PageContent {
  const { forgot } = words;
  const body = html`<p>${forgot.intro}</p>
${problemSummary(words, problem && { email: problem })}
<form class="panel" method="post" action="/forgot">
${emailField(words, email, problem)}
<div class="actions"><button>${forgot.submit}</button><a href="/sign-in">${forgot.back}</a></div>
</form>`;
  return { title: forgot.title, body, failed: problem !== null };
}

function sentPage({ forgot }: Words): PageContent {
  const body = html`<p>${forgot.sent}</p><p class="soft">${forgot.sentHint}</p>
<p><a href="/sign-in">${forgot.back}</a></p>`;
  return { title: forgot.sentTitle, body };
}
