import { useEffect } from 'preact/hooks';
import { type Pasted, pastedIn } from '../../capture/pasted.ts';
import { useLatest } from './use-kept-lines.ts';

/** What a table does with the clipboard. */
interface ClipboardUse {
  /** Whether the keyboard is at a cell, and not in a text box. */
  isMeant: () => boolean;
  onCopy: () => Pasted;
  onCut: () => Pasted;
  onPaste: (pasted: Pasted) => void;
}

/**
 * Copy, cut and paste for cells. Browsers send these events to wherever text is selected, which is nowhere in a table,
 * so they are heard at the document.
 */
export function useClipboard(use: ClipboardUse): void {
  const latest = useLatest(use);
  useEffect(() => {
    const ended = new AbortController();
    const listen = (kind: 'copy' | 'cut' | 'paste') =>
      document.addEventListener(
        kind,
        (event) => {
          if (!latest.current.isMeant()) return;
          event.preventDefault();
          if (kind === 'paste') latest.current.onPaste(pastedIn(event));
          else put(event, kind === 'cut' ? latest.current.onCut() : latest.current.onCopy());
        },
        { signal: ended.signal },
      );
    listen('copy');
    listen('cut');
    listen('paste');
    return () => ended.abort();
  }, []);
}

function put(event: ClipboardEvent, { html, plain }: Pasted): void {
  event.clipboardData?.setData('text/html', html);
  event.clipboardData?.setData('text/plain', plain);
}
