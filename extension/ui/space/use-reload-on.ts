import { useEffect, useRef } from 'preact/hooks';
import type { Pages } from './use-pages.ts';

/** Reads a list anew when something that it follows from has changed. */
export function useReloadOn(pages: Pick<Pages<unknown>, 'reload'>, cause: string | number): void {
  const seen = useRef(cause);
  useEffect(() => {
    if (seen.current !== cause) pages.reload();
    seen.current = cause;
  }, [cause]);
}
