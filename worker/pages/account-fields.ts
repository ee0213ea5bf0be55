import { html } from 'hono/html';
import { textField } from './form-parts.ts';
import type { FormProblem } from './form-problem.ts';
import type { Html } from './layout.ts';
import type { Words } from './words/en.ts';

/** The address by which somebody signs in; `isFirst`: the cursor is there at once. */
export function emailField(words: Words, value: string, problem?: FormProblem | null, isFirst = false): Html {
  return textField(words, {
    name: 'email',
    type: 'email',
    label: words.form.email,
    value,
    autocomplete: 'username',
    problem: problem ?? undefined,
    isFirst,
  });
}

/** A password that somebody chooses, of `least` characters or more. */
export function newPasswordField(words: Words, label: string, least: number, problem?: FormProblem | null): Html {
  return textField(words, {
    name: 'password',
    type: 'password',
    label,
    hint: words.form.passwordRule(least),
    autocomplete: 'new-password',
    problem: problem ?? undefined,
  });
}

/**
 * The address of the account for which a password is chosen, as text, which breaks where a phone is too narrow for it.
 * Password managers look for it in a field of the form; that one is unseen, and without a name, so it is not sent.
 */
export function accountField(words: Words, email: string): Html {
  return html`<div class="field">
<p class="label">${words.form.email}</p>
<p class="account">${email}</p>
<input type="email" value="${email}" autocomplete="username" readonly hidden>
</div>`;
}
