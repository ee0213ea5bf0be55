import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { mendFrom } from '../../batches/repair/mend.ts';
import { repairedImport } from '../../batches/repair/repaired-import.ts';
import type { StoredBatch } from '../../batches/stored-batch.ts';
import { leaveNews } from '../batches/import-news.ts';
import { database } from '../here.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { mendedWords } from '../words/mended-words.ts';
import { problemCaptions } from '../words/problem-captions.ts';
import type { IntakeList } from './read-lists.ts';

interface Props {
  lists: readonly IntakeList[];
  /** Takes a list that is mended now out of what stands in the intake, if the answered function says so. */
  take: (list: IntakeList) => (isMended: boolean) => Promise<void>;
  /** Gets the import whose rows were mended. */
  onMended: (importId: string) => void;
}

/** Recognises problem rows that were downloaded and repaired, and offers to mend them where they are. */
export function RepairedNotice({ lists, take, onMended }: Props) {
  const [found, setFound] = useState<{ batch: StoredBatch; list: IntakeList } | null>(null);
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      for (const list of lists) {
        const batch = await repairedImport(database, list.content);
        if (isGone) return;
        if (batch) return setFound({ batch, list });
      }
      setFound(null);
    };
    void look();
    return () => {
      isGone = true;
    };
  }, [lists]);
  if (!found) return null;
  const { importId, name } = found.batch;
  const mend = async () => {
    // What was changed since is looked at anew.
    if (!lists.includes(found.list)) return;
    const end = take(found.list);
    const options = { captions: problemCaptions(), now: Date.now() };
    const mended = await mendFrom(database, importId, found.list.content, options);
    const isMended = mended !== null && mended !== 'gone';
    await end(isMended);
    if (!isMended) return setFound(null);
    leaveNews(importId, mendedWords(mended));
    onMended(importId);
  };
  return (
    <Notice
      kind="plain"
      actions={
        <Button look="main" onClick={mend}>
          {i18n.t('repair.mend')}
        </Button>
      }
    >
      {i18n.t('repair.recognised', [name])}
    </Notice>
  );
}
