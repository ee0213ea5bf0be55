import { i18n } from '#i18n';
import type { Person } from '../../../shared/people/person.ts';
import type { StoredRow } from '../../batches/stored-row.ts';
import { useNow } from '../clock.ts';
import { memberName } from '../members/member-name.ts';
import { Button } from '../parts/button.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { mailWords, outcomeWords } from '../words/outcome-words.ts';

interface Props {
  person: Person;
  rows: readonly StoredRow[];
  onAnother: () => void;
}

/** An account that was sent to the space: what became of it, and its credentials as long as this page is open. */
export function SentAccount({ person, rows, onAnother }: Props) {
  const now = useNow(5000);
  const receipt = rows[0]?.receipt;
  const words = receipt && [outcomeWords(receipt.outcome), mailWords(receipt, now)].filter((part) => part !== null);
  return (
    <section class="panel sent-account" data-testid="sent-account">
      <h2>{memberName(person)}</h2>
      <p>{person.email}</p>
      {words && <p role="status">{words.join(' · ')}</p>}
      {receipt && (receipt.outcome === 'created' || receipt.outcome === 'activated') && (
        <PasswordField
          label={i18n.t('account.initial_password')}
          value={person.password}
          hint={i18n.t('account.shown_once')}
        />
      )}
      <Button look="main" onClick={onAnother}>
        {i18n.t('account.another')}
      </Button>
    </section>
  );
}
