import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { database } from '../here.ts';
import { Notice } from '../parts/notice.tsx';

/** Milliseconds in which a database opens that nobody is in the way of. */
const usualWait = 4000;

/**
 * Says why nothing is shown yet, where a tab of an older version keeps the database: one that is asleep does not give it
 * up. The browser tells only the first who waits that somebody is in the way, and that may be the background.
 */
export function LongWait() {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), usualWait);
    const isThere = () => {
      clearTimeout(timer);
      setLong(false);
    };
    database.on('ready', isThere, true);
    return () => {
      clearTimeout(timer);
      database.on.ready.unsubscribe(isThere);
    };
  }, []);
  if (!isLong) return null;
  return (
    <Notice kind="warn" title={i18n.t('long_wait.title')}>
      {i18n.t('long_wait.words')}
    </Notice>
  );
}
