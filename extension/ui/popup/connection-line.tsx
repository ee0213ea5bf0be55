import { i18n } from '#i18n';
import { pendingConnection } from '../../spaces/connect.ts';
import { useSpaces } from '../batches/use-phase.ts';
import { database } from '../here.ts';
import { useLive } from '../live.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { listWords } from '../words/numbers.ts';
import { openConsole } from './open-console.ts';

/** Whether this browser is connected to a space, and the one next step when it is not. */
export function ConnectionLine() {
  const spaces = useSpaces();
  const pending = useLive(() => pendingConnection(database), []);
  if (!spaces || pending === undefined) return null;
  const toSpaces = (words: string) => (
    <Button onClick={() => openConsole({ page: 'settings', part: 'connections' })}>{words}</Button>
  );
  if (pending) {
    return (
      <Notice kind="plain" actions={toSpaces(i18n.t('connection.continue'))}>
        {i18n.t('connection.pending', [new URL(pending.address).host])}
      </Notice>
    );
  }
  const ended = spaces.find(({ state }) => state === 'signed-out');
  if (ended) {
    return (
      <Notice kind="warn" actions={toSpaces(i18n.t('connection.reconnect'))}>
        {i18n.t('connection.signed_out', [ended.name])}
      </Notice>
    );
  }
  if (spaces.length === 0) {
    return (
      <Notice kind="plain" actions={toSpaces(i18n.t('connection.connect'))}>
        {i18n.t('connection.none')}
      </Notice>
    );
  }
  return <p class="soft small">{i18n.t('connection.connected', [listWords(spaces.map(({ name }) => name))])}</p>;
}
