import type { ComponentChild, FunctionComponent } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * A component whose code is loaded when it is first drawn, so that a page opens with what it shows at first; later it is
 * drawn at once. `waiting` stands in its place until then: mostly nothing, since the code lies on this machine's disk.
 * Code that cannot be loaded (the extension was updated under an open page) fails the drawing. `load` loads it ahead:
 * even code that another part of the page has loaded is answered only after the next painting.
 */
export function lazily<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
  waiting: () => ComponentChild = () => null,
): FunctionComponent<Props> & { load: () => Promise<void> } {
  let loaded: FunctionComponent<Props> | undefined;
  const loadIt = async () => {
    loaded = await load();
  };
  function Lazy(props: Props) {
    const [outcome, setOutcome] = useState<{ error?: unknown }>({});
    // Before the page is painted: code that was loaded ahead is there at once.
    useLayoutEffect(() => {
      if (loaded) return;
      loadIt().then(
        () => setOutcome({}),
        (error: unknown) => setOutcome({ error }),
      );
    }, []);
    if ('error' in outcome) throw outcome.error;
    const Loaded = loaded;
    return Loaded ? <Loaded {...props} /> : waiting();
  }
  return Object.assign(Lazy, { load: loadIt });
}
