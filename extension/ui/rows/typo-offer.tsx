import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { memberEndpoints } from '../../../shared/contract/member.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { followSoon } from '../../sync/settle.ts';
import { syncNow } from '../batches/sync-now.ts';
import { database } from '../here.ts';
import { correctMember } from '../invitations/correct-member.ts';
import { correctionRefusalWords } from '../invitations/correction-words.ts';
import { addressWords, wayInRefusalWords } from '../members/way-in-words.ts';
import { Button } from '../parts/button.tsx';
import { ask } from '../space/use-question.ts';

interface Props {
  row: StoredRow;
  memberId: string;
  /** Whether the batch set an account up: then that moves, and else the invitation. */
  hasAccount: boolean;
  /** The address that was probably meant. */
  likely: string;
  inTabOrder: boolean;
}

/** Sends what a row's person was to get, and what came back, to the address that was probably meant. */
export function TypoOffer({ row, memberId, hasAccount, likely, inTabOrder }: Props) {
  const [isBusy, setBusy] = useState(false);
  const [words, setWords] = useState<string | null>(null);
  const send = async () => {
    setBusy(true);
    const batch = await database.batches.get(row.batchId);
    const spaceAddress = batch?.spaceAddress ?? '';
    const correct = hasAccount ? correctAccount : correctInvitation;
    const corrected = await correct(spaceAddress, memberId, likely);
    setBusy(false);
    setWords(corrected.words);
    if (!corrected.isDone) return;
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
  const addresses: [string, string] = [likely, row.person.email];
  const short = i18n.t('invitations.use', [likely.slice(likely.lastIndexOf('@'))]);
  const whole = hasAccount ? i18n.t('members.way_in.use_name', addresses) : i18n.t('invitations.use_name', addresses);
  return (
    <Button
      look="quiet"
      tabIndex={inTabOrder ? 0 : -1}
      disabled={isBusy}
      title={likely}
      aria-label={`${short} (${whole})`}
      onClick={() => void send()}
    >
      {short}
    </Button>
  );
}

/** What came of it, as a sentence. */
interface Corrected {
  isDone: boolean;
  words: string;
}

async function correctInvitation(spaceAddress: string, memberId: string, email: string): Promise<Corrected> {
  const answer = await correctMember(spaceAddress, memberId, email);
  if ('value' in answer) return { isDone: true, words: i18n.t('invitations.corrected', [email]) };
  return { isDone: false, words: correctionRefusalWords(answer.problem, spaceAddress) };
}

async function correctAccount(spaceAddress: string, id: string, email: string): Promise<Corrected> {
  const answer = await ask(spaceAddress, memberEndpoints.correctAddress, { params: { id }, body: { email } });
  if ('value' in answer) return { isDone: true, words: addressWords(answer.value) };
  return { isDone: false, words: wayInRefusalWords(answer.problem, spaceAddress) };
}
