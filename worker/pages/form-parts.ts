import { html } from 'hono/html';
import { type FormProblem, type FormProblems, sentenceOf } from './form-problem.ts';
import type { Html } from './layout.ts';
import type { Words } from './words/en.ts';

interface FieldBase {
  name: string;
  label: string;
  hint?: string;
  problem?: FormProblem | undefined;
  /** The page is there to be filled in, and this is where it begins. */
  isFirst?: boolean;
}

/** A line of text to fill in. A password is never filled in again by us. */
export function textField(
  words: Words,
  field: FieldBase & {
    value?: string;
    type?: 'text' | 'email' | 'password';
    autocomplete: string;
    required?: boolean;
  },
): Html {
  const { name, type = 'text', autocomplete, required = true } = field;
  return labelled(
    words,
    field,
    html`<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}"${
      type !== 'password' && html` value="${field.value ?? ''}"`
    }${type !== 'text' && html` autocapitalize="none" spellcheck="false"`}${required && html` required`}${described(field)}>`,
  );
}

/** A choice from a list; options are pairs of value and words. */
export function choiceField(
  words: Words,
  field: FieldBase & { value: string; options: readonly (readonly [value: string, text: string])[] },
): Html {
  const options = field.options.map(
    ([value, text]) => html`<option value="${value}"${value === field.value && html` selected`}>${text}</option>`,
  );
  return labelled(
    words,
    field,
    html`<select id="${field.name}" name="${field.name}"${described(field)}>${options}</select>`,
  );
}

/**
 * Above a form that came back with several problems: all of them, each with a link to its field. A single one is told
 * beside its field, where the cursor is.
 */
export function problemSummary(words: Words, problems: FormProblems | null): Html | null {
  const found = Object.entries(problems ?? {});
  if (found.length < 2) return null;
  const lines = found.map(
    ([name, problem]) => problem && html`<li><a href="#${name}">${sentenceOf(problem, words)}</a></li>`,
  );
  return html`<div class="notice bad"><p>${words.form.summary}</p><ul>${lines}</ul></div>`;
}

/** A sentence that something is done. */
export function doneNotice(sentence: string): Html {
  return html`<p class="notice good" role="status">${sentence}</p>`;
}

function labelled(words: Words, field: FieldBase, control: Html): Html {
  const { name, label, problem } = field;
  const hint = shownHint(field);
  return html`<div class="field">
<label for="${name}">${label}</label>
${control}
${problem && html`<p class="error" id="${name}-problem">${sentenceOf(problem, words)}</p>`}
${hint && html`<p class="hint" id="${name}-hint">${hint}</p>`}
</div>`;
}

/** A problem says what to do by itself; the hint would only say it again. */
function shownHint({ hint, problem }: FieldBase): string | undefined {
  return problem ? undefined : hint;
}

function described(field: FieldBase): Html {
  const { name, problem, isFirst } = field;
  const by = [problem && `${name}-problem`, shownHint(field) && `${name}-hint`].filter(Boolean).join(' ');
  return html`${by && html` aria-describedby="${by}"`}${problem && html` aria-invalid="true"`}${
    (problem || isFirst) && html` autofocus`
  }`;
}
