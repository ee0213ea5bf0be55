import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * For what takes the place of something: its element takes the focus over if what went away had it, so that whoever works
 * by the keyboard goes on here and not at the top of the page. A heading needs `tabIndex={-1}` for it.
 */
export function useLostFocus<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => {
    const { activeElement, body } = document;
    if (activeElement === null || activeElement === body) element.current?.focus({ preventScroll: true });
  }, []);
  return element;
}
