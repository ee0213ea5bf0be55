import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Milliseconds after the last letter before a list is searched. */
const pause = 120;

interface Props {
  query: string;
  onSearch: (query: string) => void;
  /** What is searched. */
  label: string;
}

/** A search box that asks once typing pauses; Esc empties it. */
export function SearchBox({ query, onSearch, label }: Props) {
  const [typed, setTyped] = useState(query);
  const latest = useRef(onSearch);
  latest.current = onSearch;
  const asked = useRef(query);
  // The list was shown whole again by something else. What is typed after this box asked for all stays.
  useLayoutEffect(() => {
    if (query === '' && asked.current !== '') setTyped('');
    asked.current = query;
  }, [query]);
  useEffect(() => {
    if (typed === query) return;
    const timer = setTimeout(() => {
      asked.current = typed;
      latest.current(typed);
    }, pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <input
      type="search"
      class="field-box grid-search"
      aria-label={label}
      placeholder={label}
      value={typed}
      spellcheck={false}
      autocomplete="off"
      onInput={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => event.key === 'Escape' && setTyped('')}
    />
  );
}
