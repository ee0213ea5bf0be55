import '../parts/field.css';
import { useId } from 'preact/hooks';

interface Props {
  label: string;
  name: string;
  /** As a `datetime-local` field holds it; empty for none. */
  value: string;
  onInput: (value: string) => void;
  /** What is wrong with it, as a sentence; null when nothing is. */
  fault: string | null;
  /** The id of what says which time zone it is in. */
  describedBy: string;
}

/** A labelled day and time of day. */
export function MomentField({ label, name, value, onInput, fault, describedBy }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field-box"
        name={name}
        type="datetime-local"
        value={value}
        aria-invalid={fault !== null}
        aria-describedby={`${describedBy} ${id}-fault`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p id={`${id}-fault`} class="field-fault" role="alert">
        {fault}
      </p>
    </div>
  );
}
