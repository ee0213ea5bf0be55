import { useEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { makeNewPasswords } from '../../../batches/import-progress.ts';
import { isOneForAll } from '../../../batches/passwords/one-for-all.ts';
import { protectPasswords } from '../../../batches/passwords/passphrase.ts';
import { type PasswordKeys, passwordKeys, rowPassword } from '../../../batches/passwords/password-standing.ts';
import { fillPasswords } from '../../../batches/passwords/set-passwords.ts';
import { database } from '../../here.ts';
import { useLive } from '../../live.ts';
import { Button } from '../../parts/button.tsx';
import { numberWords } from '../../words/numbers.ts';
import type { Part, ShownImport } from '../use-import.ts';
import { PassphraseForm } from './passphrase-form.tsx';
import { UnlockForm } from './unlock-form.tsx';

/** The initial passwords of an import: who has none, and how long they are kept. */
export function PasswordOptions({ importId, shown }: { importId: string; shown: ShownImport }) {
  const keys = useLive(() => passwordKeys(database, importId), [importId]);
  const [isAsking, setAsking] = useState(false);
  const { missing, held, locked } = useMemo(() => countPasswords(shown.parts, keys), [shown.parts, keys]);
  const isSame = useIsSame(shown.parts, keys);
  if (!keys) return null;
  return (
    <>
      {isSame && <p class="soft small">{i18n.t('passwords.one_for_all')}</p>}
      <div class="password-options">
        <p role="status">
          {missing > 0 && i18n.t('passwords.missing', missing, [numberWords(missing)])}
          {locked > 0 && ` ${i18n.t('passwords.locked', locked, [numberWords(locked)])}`}
          {missing + locked === 0 && i18n.t('passwords.complete')}
        </p>
        {missing > 0 && (
          <Button onClick={() => fillPasswords(database, importId)}>
            {i18n.t('passwords.fill', missing, [numberWords(missing)])}
          </Button>
        )}
        {held > 0 && (
          <>
            <p class="soft small">{keys.isProtected ? i18n.t('passwords.protected') : i18n.t('passwords.in_memory')}</p>
            {!keys.isProtected && !isAsking && (
              <Button look="quiet" onClick={() => setAsking(true)}>
                {i18n.t('passwords.protect')}
              </Button>
            )}
          </>
        )}
      </div>
      {locked > 0 && (
        <>
          <UnlockForm importId={importId} />
          <Button look="quiet" onClick={() => makeNewPasswords(database, importId)}>
            {i18n.t('passwords.make_new')}
          </Button>
        </>
      )}
      {isAsking && !keys.isProtected && (
        <PassphraseForm
          label={i18n.t('passwords.new_passphrase')}
          hint={i18n.t('passwords.passphrase_hint')}
          action={i18n.t('passwords.protect_action')}
          isNew
          onPassphrase={async (passphrase) => {
            await protectPasswords(database, importId, passphrase);
            setAsking(false);
            return null;
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** Whether everybody who is to be sent has one and the same password. */
function useIsSame(parts: readonly Part[], keys: PasswordKeys | undefined): boolean {
  const [isSame, setSame] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    const rows = parts.filter(({ batch }) => batch.stage === 'review').flatMap((part) => part.rows);
    const sent = rows.filter(({ excluded }) => !excluded);
    void isOneForAll(database, sent).then((found) => {
      if (isCurrent) setSame(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [parts, keys]);
  return isSame;
}

/** How the rows in review that are not left out stand: with no password, with one, or with one that is locked away. */
function countPasswords(parts: readonly Part[], keys: PasswordKeys | undefined) {
  const counts = { missing: 0, held: 0, locked: 0 };
  if (!keys) return counts;
  for (const row of parts.filter(({ batch }) => batch.stage === 'review').flatMap(({ rows }) => rows)) {
    if (row.excluded) continue;
    const standing = rowPassword(row, keys);
    if (standing === 'held' || standing === 'locked') counts[standing] += 1;
    else counts.missing += 1;
  }
  return counts;
}
