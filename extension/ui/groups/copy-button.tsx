import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../parts/button.tsx';

interface Props {
  /** What is put on the clipboard. */
  text: string;
  /** What a screen reader says of the button. */
  label: string;
  /** Rows of a list are gone to by their own keys. */
  tabIndex?: number;
}

/** Milliseconds that "copied" stands on the button. */
const shown = 2000;

/** Copies a text, and says so where it was clicked. */
export function CopyButton({ text, label, tabIndex }: Props) {
  const [end, setEnd] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (end === null) return;
    const timer = setTimeout(() => setEnd(null), shown);
    return () => clearTimeout(timer);
  }, [end]);
  return (
    <>
      <Button
        look="quiet"
        aria-label={label}
        {...(tabIndex !== undefined && { tabIndex })}
        onClick={async () => setEnd((await copyText(text)) ? 'copied' : 'failed')}
      >
        {end === 'copied' ? i18n.t('groups.copied') : i18n.t('groups.copy')}
      </Button>
      <span class="only-heard" role="status">
        {end === 'copied' ? i18n.t('groups.copied') : end === 'failed' ? i18n.t('groups.not_copied') : ''}
      </span>
    </>
  );
}

/** Puts a text on the clipboard; false when the browser does not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    // Without the focus, or by a policy of the browser.
    if (error instanceof DOMException && error.name === 'NotAllowedError') return false;
    throw error;
  }
}
