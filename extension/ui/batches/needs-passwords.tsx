import { i18n } from '#i18n';
import { letPeopleChoose, makeNewPasswords, takeBackImport } from '../../batches/import-progress.ts';
import { database } from '../here.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { UnlockForm } from './options/unlock-form.tsx';

interface Props {
  importId: string;
  /** Whether a passphrase brings the passwords back. */
  isLocked: boolean;
  /** What happened. */
  words: string;
}

/** An approved batch whose passwords went with the browser's memory: the ways on. */
export function NeedsPasswords({ importId, isLocked, words }: Props) {
  return (
    <Notice
      kind="warn"
      actions={
        <div class="plan-actions">
          {isLocked && <UnlockForm importId={importId} />}
          <Button onClick={() => makeNewPasswords(database, importId)}>{i18n.t('passwords.make_new')}</Button>
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
