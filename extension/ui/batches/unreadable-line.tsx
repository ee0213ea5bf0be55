import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { removeBatch } from '../../batches/batch-store.ts';
import { database } from '../here.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';

/**
 * A line of the list for batches that this version of the extension cannot read: what can be done is to remove them.
 */
export function UnreadableLine({ name, batchIds }: { name: string | null; batchIds: readonly string[] }) {
  const [isAsking, setAsking] = useState(false);
  const remove = async () => {
    for (const batchId of batchIds) await removeBatch(database, batchId);
  };
  return (
    <tr data-testid="unreadable-batch">
      <td>{name ?? i18n.t('batches.unnamed')}</td>
      <td colSpan={3}>{i18n.t('batches.unreadable')}</td>
      <td>
        <Button onClick={() => setAsking(true)}>{i18n.t('batch.remove')}</Button>
        {isAsking && (
          <Dialog
            title={i18n.t('batch.remove_title')}
            action={i18n.t('batch.remove_action')}
            danger
            onAction={remove}
            onClose={() => setAsking(false)}
          >
            {i18n.t('batches.unreadable_remove')}
          </Dialog>
        )}
      </td>
    </tr>
  );
}
