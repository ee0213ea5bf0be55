import './storing-bar.css';
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { numberWords } from '../words/numbers.ts';
import { useImportUnderWay } from './use-import-under-way.ts';

/** Milliseconds after which it is told that an import is still being stored. */
const patience = 300;

/** How far the storing of a new import is while its rows are shown, and that the disk is too full for it. */
export function StoringBar({ importId }: { importId: string }) {
  const underWay = useImportUnderWay(importId, (known) => known);
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!underWay) return null;
  const { state, done, of, again, stop } = underWay;
  // Failures are told by the page's boundary.
  if (typeof state === 'object') throw state.failure;
  const stopping = <Button onClick={stop}>{i18n.t('paste.stop')}</Button>;
  if (state === 'full') {
    return (
      <div class="storing-full">
        <Notice
          kind="bad"
          actions={
            <>
              <Button onClick={again}>{i18n.t('plan.again')}</Button>
              {stopping}
            </>
          }
        >
          {i18n.t('paste.storage_full')}
        </Notice>
      </div>
    );
  }
  if (!isLong) return null;
  return (
    <div class="storing-bar panel">
      <ProgressBar done={done} of={of} words={i18n.t('paste.stored', [numberWords(done), numberWords(of)])} />
      {stopping}
    </div>
  );
}
