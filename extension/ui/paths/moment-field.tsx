import '../parts/field.css';
import { useId } from 'preact/hooks';
import { zoneWords } from '../space/space-zone.ts';
import { momentHint } from './moment-hint.ts';

interface Props {
  label: string;
  name: string;
  /** As a `datetime-local` field holds it; empty for none. */
  value: string;
  onInput: (value: string) => void;
  /** What is wrong with it, as a sentence; null when nothing is. */
  fault: string | null;
  /** The time zone that it is in (IANA). */
  zone: string;
}

/** A labelled day and time of day, with the zone that they are in and what they are here. */
export function MomentField({ label, name, value, onInput, fault, zone }: Props) {
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
        aria-describedby={`${id}-zone ${id}-hint ${id}-fault`}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <p id={`${id}-zone`} class="soft small">
        {zoneWords(zone)}
      </p>
      <p id={`${id}-hint`} class="soft small moment-hint" role="status">
        {momentHint(value, zone)}
      </p>
      <p id={`${id}-fault`} class="field-fault" role="alert">
        {fault}
      </p>
    </div>
  );
}
