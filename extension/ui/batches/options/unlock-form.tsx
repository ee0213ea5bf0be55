import { i18n } from '#i18n';
import { unlockPasswords } from '../../../batches/passwords/passphrase.ts';
import { database } from '../../here.ts';
import { syncNow } from '../sync-now.ts';
import { PassphraseForm } from './passphrase-form.tsx';

/** Typing the passphrase that opens the passwords of an import again; batches that waited for them go on. */
export function UnlockForm({ importId }: { importId: string }) {
  const unlock = async (passphrase: string) => {
    const answer = await unlockPasswords(database, importId, passphrase);
    if (answer === 'wrong-passphrase') return i18n.t('passwords.passphrase_wrong');
    syncNow({ eager: true });
    return null;
  };
  return (
    <PassphraseForm label={i18n.t('passwords.passphrase')} action={i18n.t('passwords.unlock')} onPassphrase={unlock} />
  );
}
