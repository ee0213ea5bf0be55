import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { checkPerson } from '../../../shared/people/check-person.ts';
import { emptyPerson } from '../../../shared/people/person.ts';
import type { PersonProblem } from '../../../shared/people/person-problem.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { personProblemWords } from '../words/person-problem-words.ts';

interface Props {
  title: string;
  action: string;
  /** What correcting it means, as a sentence. */
  hint: string;
  /** The present address. */
  email: string;
  /** Corrects it, and answers why not as a sentence, or null when it is done. */
  correct: (email: string) => Promise<string | null>;
  onClose: () => void;
}

/** Asks for somebody's right address; what is wrong with it is said as it is typed. */
export function AddressDialog({ email: present, correct, ...props }: Props) {
  const [typed, setTyped] = useState(present);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const email = typed.trim();
  const [found] = email === present ? [] : checkPerson({ ...emptyPerson(), email });
  const type = (value: string) => {
    setTyped(value);
    setRefusal(null);
  };
  const submit = async () => {
    if (isBusy) return;
    if (email === present) return props.onClose();
    setAsked(true);
    if (found?.severity === 'error') return;
    setBusy(true);
    setRefusal(await correct(email));
    setBusy(false);
  };
  return (
    <Dialog title={props.title} action={props.action} onAction={submit} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field
          label={i18n.t('field.email')}
          inputMode="email"
          value={typed}
          hint={props.hint}
          fault={refusal ?? faultWords(found, isAsked)}
          onInput={type}
        />
        {found?.suggestion !== undefined && (
          <Button look="quiet" onClick={() => type(found.suggestion ?? typed)}>
            {i18n.t('table.use', [found.suggestion])}
          </Button>
        )}
      </form>
    </Dialog>
  );
}

/** Nobody is told that half an address is wrong while typing it; a likely typing mistake is told at once. */
function faultWords(found: PersonProblem | undefined, isAsked: boolean): string | null {
  if (!found || (found.severity === 'error' && !isAsked)) return null;
  return personProblemWords(found);
}
