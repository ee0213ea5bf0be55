import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Whether an element has less room than what stands in it needs, in pixels; known before it is painted. */
export function useIsNarrower(element: RefObject<HTMLElement | null>, needed: number): boolean {
  const [isNarrower, setNarrower] = useState(false);
  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setNarrower(entry.contentRect.width < needed));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, needed]);
  return isNarrower;
}
