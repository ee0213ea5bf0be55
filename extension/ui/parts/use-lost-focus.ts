import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * For what takes the place of something: its element takes the focus over if what went away had it, so that whoever works
 * by the keyboard goes on here and not at the top of the page. A heading needs `tabIndex={-1}` for it.
 */
export function useLostFocus<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => takeOver(element.current), []);
  return element;
}

/**
 * For what shows another thing in each state: its element takes the focus over if what went away with a state had it.
 * The first state is nobody's loss.
 */
export function useFocusLostWith<T extends HTMLElement>(state: string): RefObject<T | null> {
  const element = useRef<T>(null);
  const before = useRef(state);
  useEffect(() => {
    if (before.current !== state) takeOver(element.current);
    before.current = state;
  }, [state]);
  return element;
}

function takeOver(element: HTMLElement | null): void {
  const { activeElement, body } = document;
  if (activeElement === null || activeElement === body) element?.focus({ preventScroll: true });
}
