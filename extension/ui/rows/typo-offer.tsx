import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { StoredRow } from '../../batches/stored-row.ts';
import { followSoon } from '../../sync/settle.ts';
import { syncNow } from '../batches/sync-now.ts';
import { database } from '../here.ts';
import { correctMember } from '../invitations/correct-member.ts';
import { correctionRefusalWords } from '../invitations/correction-words.ts';
import { Button } from '../parts/button.tsx';

interface Props {
  row: StoredRow;
  memberId: string;
  /** The address that was probably meant. */
  likely: string;
  inTabOrder: boolean;
}

/** Sends the invitation of a row, whose mail came back, to the address that was probably meant. */
export function TypoOffer({ row, memberId, likely, inTabOrder }: Props) {
  const [isBusy, setBusy] = useState(false);
  const [words, setWords] = useState<string | null>(null);
  const send = async () => {
    setBusy(true);
    const batch = await database.batches.get(row.batchId);
    const spaceAddress = batch?.spaceAddress ?? '';
    const answer = await correctMember(spaceAddress, memberId, likely);
    setBusy(false);
    if ('problem' in answer) return setWords(correctionRefusalWords(answer.problem, spaceAddress));
    setWords(i18n.t('invitations.corrected', [likely]));
    await followSoon(database, row.batchId, Date.now());
    syncNow({ eager: false });
  };
  if (words !== null) {
    return (
      <span class="soft small" role="status" title={words}>
        {words}
      </span>
    );
  }
  return (
    <Button
      look="quiet"
      tabIndex={inTabOrder ? 0 : -1}
      disabled={isBusy}
      title={likely}
      aria-label={i18n.t('invitations.use_name', [likely, row.person.email])}
      onClick={() => void send()}
    >
      {i18n.t('invitations.use', [likely.slice(likely.lastIndexOf('@'))])}
    </Button>
  );
}
