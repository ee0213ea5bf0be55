import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { minPassphraseLength } from '../../../batches/passwords/passphrase.ts';
import { Button } from '../../parts/button.tsx';
import { PasswordField } from '../../parts/password-field.tsx';
import { numberWords } from '../../words/numbers.ts';

interface Props {
  label: string;
  hint?: string;
  action: string;
  /** Whether it is chosen now and not only repeated. */
  isNew?: boolean;
  /** Answers what was wrong with it, or null. */
  onPassphrase: (passphrase: string) => Promise<string | null>;
  onCancel?: () => void;
}

/** Typing the passphrase that passwords are kept under. */
export function PassphraseForm({ label, hint, action, isNew = false, onPassphrase, onCancel }: Props) {
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async () => {
    if (isNew && typed.length < minPassphraseLength)
      return setFault(i18n.t('passwords.passphrase_short', [numberWords(minPassphraseLength)]));
    setBusy(true);
    try {
      setFault(await onPassphrase(typed));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      class="passphrase"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <PasswordField
        label={label}
        value={typed}
        onInput={setTyped}
        fault={fault}
        {...(hint !== undefined && { hint })}
      />
      <Button type="submit" disabled={isBusy || typed === ''}>
        {action}
      </Button>
      {onCancel && <Button onClick={onCancel}>{i18n.t('cancel')}</Button>}
    </form>
  );
}
