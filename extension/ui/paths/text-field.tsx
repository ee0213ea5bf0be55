import '../parts/field.css';
import { useId } from 'preact/hooks';

interface Props {
  label: string;
  value: string;
  onInput: (value: string) => void;
  /** What is wrong with the value, as a sentence; null when nothing is. */
  fault: string | null;
  hint: string;
}

/** Labelled text of several lines. */
export function TextField({ label, value, onInput, fault, hint }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        class="field-box"
        rows={4}
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-hint ${id}-fault`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="soft small">
        {hint}
      </p>
      <p id={`${id}-fault`} class="field-fault" role="alert">
        {fault}
      </p>
    </div>
  );
}
