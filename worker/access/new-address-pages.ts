import type { Context } from 'hono';
import { html } from 'hono/html';
import type { PageEnv } from '../app-env.ts';
import { Hono } from '../hono.ts';
import { claimedId } from '../link-token.ts';
import { accountField } from '../pages/account-fields.ts';
import { readForm } from '../pages/form-body.ts';
import { doneNotice, problemSummary, textField } from '../pages/form-parts.ts';
import type { FormProblem } from '../pages/form-problem.ts';
import { answerPage, type PageContent } from '../pages/layout.ts';
import { isLinkOf, tokenAfter } from '../pages/mailed-link.ts';
import { wordsOf } from '../pages/page-language.ts';
import { newId } from '../random.ts';
import { attemptAt } from './account-attempt.ts';
import { limits } from './limits.ts';
import { confirmNewAddress, findOpenNewAddress, type OpenNewAddress } from './new-address-store.ts';
import { resetGeneration } from './password-reset-store.ts';
import { provenHash } from './proven-hash.ts';

const prefix = '/new-address/';

/**
 * The page on which a person confirms the new address that an admin entered, with their password: having the mailbox
 * alone gives nobody the account. Looking at it changes nothing.
 */
export const newAddressPages = new Hono<PageEnv>();

newAddressPages.get(`${prefix}*`, async (c) => {
  const open = await openNewAddress(c, Date.now());
  return open ? answerPage(c, confirmForm(c, open, null)) : gone(c);
});

newAddressPages.post(`${prefix}*`, async (c) => {
  const { password } = await readForm(c, ['password']);
  const now = Date.now();
  const open = await openNewAddress(c, now);
  if (!open) return gone(c);
  const credentials = await attemptAt(c, open.addressKey, limits.signIn, now);
  const passwordHash = await provenHash(c.env, { credentials, addressKey: open.addressKey, password });
  if (passwordHash === null) return answerPage(c, confirmForm(c, open, { code: 'password-wrong' }), 422);
  const confirmed = await confirmNewAddress(c.env.DB, open, { passwordHash, now, auditId: newId() });
  if (!confirmed) return gone(c);
  const { newAddress } = wordsOf(c.get('page').language);
  const body = html`${doneNotice(newAddress.done(open.newEmail))}
<p><a class="button" href="/">${newAddress.goOn}</a></p>`;
  return answerPage(c, { title: newAddress.title, body });
});

async function openNewAddress(c: Context<PageEnv>, now: number): Promise<OpenNewAddress | null> {
  const token = tokenAfter(prefix, c);
  const id = claimedId(token);
  const open = id && (await findOpenNewAddress(c.env.DB, id, now));
  if (!open) return null;
  const subject = { id: open.id, secretVersion: open.secretVersion, generation: resetGeneration };
  return (await isLinkOf(token, 'new-address', subject, c)) ? open : null;
}

function confirmForm(c: Context<PageEnv>, open: OpenNewAddress, problem: FormProblem | null): PageContent {
  const words = wordsOf(c.get('page').language);
  const { newAddress, form } = words;
  const body = html`<p>${newAddress.intro}</p>
${problemSummary(words, problem && { password: problem })}
<form class="panel" method="post">
${accountField(words, open.newEmail)}
${textField(words, {
  name: 'password',
  type: 'password',
  label: form.password,
  hint: newAddress.passwordHint,
  autocomplete: 'current-password',
  problem: problem ?? undefined,
})}
<div class="actions"><button>${newAddress.submit}</button></div>
</form>`;
  return { title: newAddress.title, body, failed: problem !== null };
}

/** One page for every link that does not work, whatever the reason. */
function gone(c: Context<PageEnv>): Promise<Response> {
  const { newAddress, reset } = wordsOf(c.get('page').language);
  return answerPage(c, { title: reset.goneTitle, body: html`<p>${newAddress.gone}</p>` }, 404);
}
