import './field.css';
import './chip-field.css';
import { useId, useState } from 'preact/hooks';
import { i18n } from '#i18n';

interface Props {
  label: string;
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** What is wrong with them, as a sentence; null when nothing is. */
  fault?: string | null;
  hint?: string;
  /** Values that are offered while something is typed. */
  suggestions?: readonly string[];
  /** Told what is being typed, for other suggestions. */
  onType?: (typed: string) => void;
}

/**
 * A list of short texts; what is typed joins it by Enter, by leaving the field, or by choosing a suggestion. Several
 * are separated by `|`, as in the cell of a table.
 */
export function ChipField({ label, values, onChange, fault = null, hint, suggestions = [], onType }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const type = (text: string) => {
    setTyped(text);
    onType?.(text);
  };
  const add = (text: string) => {
    const joined = new Set([...values, ...text.split('|').map((value) => value.trim())]);
    joined.delete('');
    if (joined.size > values.length) onChange([...joined]);
    type('');
  };
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {values.length > 0 && (
        <ul class="chips">
          {values.map((value) => (
            <li key={value} class="chip">
              {value}
              <button
                type="button"
                aria-label={i18n.t('chips.remove', [value])}
                onClick={() => onChange(values.filter((other) => other !== value))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={id}
        class="field-box"
        value={typed}
        list={`${id}-list`}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-hint ${id}-fault`}
        onInput={(event) => {
          const text = event.currentTarget.value;
          if (suggestions.includes(text) && !values.includes(text)) add(text);
          else type(text);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed.trim() === '') return;
          event.preventDefault();
          add(typed);
        }}
        onBlur={() => add(typed)}
      />
      <datalist id={`${id}-list`}>
        {suggestions
          .filter((value) => !values.includes(value))
          .map((value) => (
            <option key={value} value={value} />
          ))}
      </datalist>
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
