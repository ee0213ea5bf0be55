import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { Button } from '../parts/button.tsx';
import { numberWords } from '../words/numbers.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';
import { allGroups } from './all-groups.ts';
import { copyText } from './copy-button.tsx';
import { groupLines } from './group-lines.ts';

/** Copies the ids of all groups that are shown, for the groups column of a list that is to be imported. */
export function GroupIdsButton({ space, search }: { space: StoredSpace; search: string }) {
  const [said, setSaid] = useState('');
  const [isBusy, setBusy] = useState(false);
  const copy = async () => {
    setBusy(true);
    setSaid(await copiedWords(space, search));
    setBusy(false);
  };
  return (
    <>
      <span class="soft" role="status">
        {said}
      </span>
      <Button disabled={isBusy} onClick={copy}>
        {i18n.t('groups.get_ids')}
      </Button>
    </>
  );
}

async function copiedWords(space: StoredSpace, search: string): Promise<string> {
  const answer = await allGroups(space.address, search);
  if ('problem' in answer) return syncProblemWords(answer.problem, space.name);
  const { length } = answer.value;
  if (length === 0) return i18n.t('groups.ids_none');
  const isCopied = await copyText(groupLines(answer.value));
  return isCopied ? i18n.t('groups.ids_copied', length, [numberWords(length)]) : i18n.t('groups.not_copied');
}
