import { html } from 'hono/html';
import type { PageEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { readForm } from '../pages/form-body.ts';
import { problemSummary, textField } from '../pages/form-parts.ts';
import type { FormProblem } from '../pages/form-problem.ts';
import { answerPage, type PageContent } from '../pages/layout.ts';
import { wordsOf } from '../pages/page-language.ts';
import type { Words } from '../pages/words/en.ts';
import { Refusal } from '../refusal.ts';
import { decideDevice, findPendingDevice, type PendingDevice } from './device-code-store.ts';
import { devicePlace } from './device-description.ts';
import { limits } from './limits.ts';
import { spend } from './rate-limit.ts';
import { managesSpace } from './signed-in.ts';
import { tidyUserCode } from './user-code.ts';
import { visitorOrSignIn } from './visitor-or-sign-in.ts';

/** Where an owner or admin allows an extension to act for them (RFC 8628, 3.3). */
export const devicePages = new Hono<PageEnv>();

devicePages.get('/device', async (c) => {
  const visitor = visitorOrSignIn(c);
  if (visitor instanceof Response) return visitor;
  const words = wordsOf(c.get('page').language);
  if (!managesSpace(visitor)) return answerPage(c, refusedPage(words), 403);
  const typed = c.req.query('code') ?? '';
  if (typed === '') return answerPage(c, codeForm(words, typed, null));
  const now = Date.now();
  await spend(c.env, [{ limit: limits.userCode, subject: visitor.memberId }], now);
  const userCode = tidyUserCode(typed);
  const device = userCode && (await findPendingDevice(c.env.DB, userCode, now));
  if (!device) return answerPage(c, codeForm(words, typed.slice(0, 20), { code: 'user-code-unknown' }), 422);
  const elsewhere = device.placeDigest !== (await devicePlace(c, device.userCode));
  return answerPage(c, confirmForm(words, device, elsewhere));
});

devicePages.post('/device', async (c) => {
  const visitor = visitorOrSignIn(c);
  if (visitor instanceof Response) return visitor;
  const form = await readForm(c, ['code', 'decision']);
  const words = wordsOf(c.get('page').language);
  if (!managesSpace(visitor)) return answerPage(c, refusedPage(words), 403);
  if (form.decision !== 'approve' && form.decision !== 'deny') {
    throw new Refusal({ code: 'invalid-request', at: 'decision' });
  }
  const now = Date.now();
  await spend(c.env, [{ limit: limits.userCode, subject: visitor.memberId }], now);
  const state = form.decision === 'approve' ? 'approved' : 'denied';
  const userCode = tidyUserCode(form.code);
  const decided =
    userCode !== null && (await decideDevice(c.env.DB, { userCode, state, memberId: visitor.memberId, now }));
  if (!decided) return answerPage(c, codeForm(words, form.code.slice(0, 20), { code: 'user-code-unknown' }), 422);
  return answerPage(c, decidedPage(words, state));
});

function codeForm(words: Words, typed: string, problem: FormProblem | null): PageContent {
  const { device } = words;
  const body = html`${problemSummary(words, problem && { code: problem })}
<form class="panel" method="get" action="/device">
<p>${device.codeIntro}</p>
${textField(words, {
  name: 'code',
  label: device.code,
  value: typed,
  autocomplete: 'off',
  problem: problem ?? undefined,
})}
<div class="actions"><button>${device.next}</button></div>
</form>`;
  return { title: device.title, body, failed: problem !== null };
}

function confirmForm(words: Words, pending: PendingDevice, elsewhere: boolean): PageContent {
  const { device } = words;
  const body = html`<form class="panel" method="post" action="/device">
<p>${device.confirm(pending.label)}</p>
${elsewhere && html`<p class="notice bad">${device.elsewhere}</p>`}
<p>${device.compare}</p>
<p class="code">${pending.userCode}</p>
<input type="hidden" name="code" value="${pending.userCode}">
<div class="actions">
<button name="decision" value="approve">${device.approve}</button>
<button class="plain" name="decision" value="deny">${device.deny}</button>
</div>
</form>`;
  return { title: device.confirmTitle, body };
}

function decidedPage({ device }: Words, state: 'approved' | 'denied'): PageContent {
  return state === 'approved'
    ? { title: device.approvedTitle, body: html`<p>${device.approved}</p>` }
    : { title: device.deniedTitle, body: html`<p>${device.denied}</p>` };
}

function refusedPage({ device }: Words): PageContent {
  return { title: device.title, body: html`<p class="notice bad">${device.notAllowed}</p>` };
}
