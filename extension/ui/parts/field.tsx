import './field.css';
import { useId } from 'preact/hooks';

interface Props {
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** What is wrong with the value, as a sentence; null when nothing is. */
  fault?: string | null;
  hint?: string;
  placeholder?: string;
  /** Whether it is shown and not to be changed; the hint says why. */
  isReadOnly?: boolean;
  /** The kind of keyboard and check that the browser offers. */
  inputMode?: 'text' | 'url' | 'email' | 'numeric';
}

/** A labelled line of text with its hint and what is wrong with it. */
export function Field({
  label,
  value,
  onInput,
  fault = null,
  hint,
  placeholder,
  isReadOnly = false,
  inputMode = 'text',
}: Props) {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field-box"
        value={value}
        inputMode={inputMode}
        readOnly={isReadOnly}
        spellcheck={false}
        autocomplete="off"
        placeholder={placeholder}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-hint ${id}-fault`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
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
