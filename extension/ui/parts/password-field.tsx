import './field.css';
import './password-field.css';
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from './button.tsx';

interface Props {
  label: string;
  value: string;
  /** Absent when it is only to be looked at. */
  onInput?: (value: string) => void;
  /** What is wrong with it, as a sentence; null when nothing is. */
  fault?: string | null;
  hint?: string;
  /** Further buttons beside the one that shows it. */
  children?: ComponentChildren;
}

/** A labelled password that can be shown. The browser is not asked to remember it: it is somebody else's. */
export function PasswordField({ label, value, onInput, fault = null, hint, children }: Props) {
  const id = useId();
  const [isShown, setShown] = useState(false);
  const input = {
    id,
    class: 'field-box',
    value,
    readOnly: onInput === undefined,
    spellcheck: false,
    autocomplete: 'new-password',
    'aria-invalid': fault !== null,
    'aria-describedby': `${id}-hint ${id}-fault`,
    onInput: (event: Event & { currentTarget: HTMLInputElement }) => onInput?.(event.currentTarget.value),
  } as const;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <div class="password-line">
        {isShown ? <input {...input} type="text" /> : <input {...input} type="password" />}
        <Button aria-pressed={isShown} onClick={() => setShown(!isShown)}>
          {i18n.t(isShown ? 'passwords.hide' : 'passwords.show')}
        </Button>
        {children}
      </div>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="soft small">
          {hint}
        </p>
      )}
      <p id={`${id}-fault`} class="field-fault" role="alert">
        {fault}
      </p>
    </div>
  );
}
