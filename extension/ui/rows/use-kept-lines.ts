import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Draws a line, or answers the one that was drawn of the same inputs, which Preact then passes over. */
type KeptLines = (key: string, inputs: readonly unknown[], draw: () => VNode) => VNode;

interface KeptLine {
  inputs: readonly unknown[];
  line: VNode;
}

/** Keeps the lines of the last drawing: scrolling draws only those that come into sight. */
export function useKeptLines(): KeptLines {
  const kept = useRef(new Map<string, KeptLine>());
  const next = new Map<string, KeptLine>();
  useLayoutEffect(() => {
    kept.current = next;
  });
  return (key, inputs, draw) => {
    const known = kept.current.get(key);
    const isSame = known?.inputs.length === inputs.length && known.inputs.every((input, at) => input === inputs[at]);
    const line = isSame ? known.line : draw();
    next.set(key, { inputs, line });
    return line;
  };
}

/** What was given last, for handlers that outlive a drawing. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}
