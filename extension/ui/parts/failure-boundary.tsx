import type { ComponentChildren } from 'preact';
import { useEffect, useErrorBoundary, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { isStorageFull } from './storage-full.ts';

/** Shows what failed in a page without being foreseen, while it was drawn or while an action ran, and the way on. */
export function FailureBoundary({ children }: { children: ComponentChildren }) {
  const [drawing] = useErrorBoundary();
  const [acting, setActing] = useState<unknown>(undefined);
  useEffect(() => {
    const show = (event: PromiseRejectionEvent) => setActing(event.reason);
    addEventListener('unhandledrejection', show);
    return () => removeEventListener('unhandledrejection', show);
  }, []);
  const reason: unknown = drawing ?? acting;
  if (reason === undefined) return children;
  return (
    <>
      <Notice
        kind="bad"
        title={i18n.t('failed.title')}
        actions={<Button onClick={() => location.reload()}>{i18n.t('failed.reload')}</Button>}
      >
        {isStorageFull(reason) ? i18n.t('failed.storage_full') : i18n.t('failed.unexpected', [String(reason)])}
      </Notice>
      {drawing === undefined && children}
    </>
  );
}
