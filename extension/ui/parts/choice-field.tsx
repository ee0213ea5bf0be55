import './field.css';
import { useId } from 'preact/hooks';

interface Props<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; words: string }[];
  /** What the value that is chosen means. */
  hint?: string;
  /** What is wrong with the choice, where one can be refused; null while nothing is. */
  fault?: string | null;
  onChange: (value: Value) => void;
}

/** A labelled choice from a few, with a sentence on what the chosen one does. */
export function ChoiceField<Value extends string>({ label, value, options, hint, fault, onChange }: Props<Value>) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, fault !== undefined && `${id}-fault`].filter((each) => each);
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <select
        id={id}
        class="field-box"
        value={value}
        aria-invalid={fault === undefined ? undefined : fault !== null}
        aria-describedby={described.join(' ') || undefined}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="soft small">
          {hint}
        </p>
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} class="field-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
