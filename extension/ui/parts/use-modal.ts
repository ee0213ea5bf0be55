import type { RefObject, TargetedEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A modal dialog: what its element takes, and closing it. */
interface Modal {
  props: { ref: RefObject<HTMLDialogElement | null>; onClose: (event: TargetedEvent<HTMLDialogElement>) => void };
  close: () => void;
}

/** Shows a `<dialog>` as the browser's modal one, which Esc closes, for as long as it is drawn. */
export function useModal(onClose: () => void): Modal {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // Closing it before it is taken away gives the focus back to where it was.
    return () => dialog?.close();
  }, []);
  return {
    props: { ref, onClose: (event) => event.currentTarget.isConnected && onClose() },
    close: () => ref.current?.close(),
  };
}
