import '../parts/field.css';

interface Props {
  /** What is filtered by. */
  label: string;
  /** What the choice says when nothing is left out. */
  all: string;
  options: readonly { value: string; words: string }[];
  /** Undefined: all. The empty text is a value like others. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** A choice of one value, or of all. */
export function FilterChoice({ label, all, options, value, onChange }: Props) {
  // A value that is no longer offered still filters, so it stays in sight.
  const shown =
    value === undefined || options.some((option) => option.value === value)
      ? options
      : [...options, { value, words: value }];
  // By index: the empty text is a value of its own.
  return (
    <select
      class={`field-box filter-choice${value === undefined ? '' : ' filter-used'}`}
      aria-label={label}
      value={value === undefined ? 'all' : String(shown.findIndex((option) => option.value === value))}
      onChange={(event) => onChange(shown[Number(event.currentTarget.value)]?.value)}
    >
      <option value="all">{all}</option>
      {shown.map((option, index) => (
        <option key={option.value} value={String(index)}>
          {option.words}
        </option>
      ))}
    </select>
  );
}
