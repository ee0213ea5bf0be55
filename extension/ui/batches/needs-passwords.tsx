import { i18n } from '#i18n';
import { letPeopleChoose, takeBackImport } from '../../batches/import-progress.ts';
import { unlockPasswords } from '../../batches/passwords/passphrase.ts';
import { fillPasswords } from '../../batches/passwords/set-passwords.ts';
import { database } from '../here.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { PassphraseForm } from './options/passphrase-form.tsx';
import { syncNow } from './sync-now.ts';

interface Props {
  importId: string;
  /** Whether a passphrase brings the passwords back. */
  isLocked: boolean;
  /** What happened. */
  words: string;
}

/** An approved batch whose passwords went with the browser's memory: the ways on. */
export function NeedsPasswords({ importId, isLocked, words }: Props) {
  const unlock = async (passphrase: string) => {
    const answer = await unlockPasswords(database, importId, passphrase);
    if (answer === 'wrong-passphrase') return i18n.t('passwords.passphrase_wrong');
    syncNow({ eager: true });
    return null;
  };
  const makeNew = async () => {
    await takeBackImport(database, importId);
    await fillPasswords(database, importId);
  };
  return (
    <Notice
      kind="warn"
      actions={
        <div class="plan-actions">
          {isLocked && (
            <PassphraseForm
              label={i18n.t('passwords.passphrase')}
              action={i18n.t('passwords.unlock')}
              onPassphrase={unlock}
            />
          )}
          <Button onClick={makeNew}>{i18n.t('passwords.make_new')}</Button>
          <Button onClick={() => takeBackImport(database, importId)}>{i18n.t('passwords.type_again')}</Button>
          <Button title={i18n.t('passwords.let_choose_hint')} onClick={() => letPeopleChoose(database, importId)}>
            {i18n.t('passwords.let_choose')}
          </Button>
        </div>
      }
    >
      {words}
    </Notice>
  );
}
