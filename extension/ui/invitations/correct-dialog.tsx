import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Invitation, invitationEndpoints } from '../../../shared/contract/invitation.ts';
import { checkPerson } from '../../../shared/people/check-person.ts';
import { emptyPerson } from '../../../shared/people/person.ts';
import type { PersonProblem } from '../../../shared/people/person-problem.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { memberName } from '../members/member-name.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { ask } from '../space/use-question.ts';
import { personProblemWords } from '../words/person-problem-words.ts';
import { correctionRefusalWords } from './correction-words.ts';

interface Props {
  space: StoredSpace;
  invitation: Invitation;
  onCorrected: (invitation: Invitation) => void;
  onClose: () => void;
}

/** Asks for the right address of somebody who has not accepted; what is wrong with it is said as it is typed. */
export function CorrectDialog({ space, invitation, onCorrected, onClose }: Props) {
  const { member } = invitation;
  const [typed, setTyped] = useState(member.email);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const email = typed.trim();
  const [found] = email === member.email ? [] : checkPerson({ ...emptyPerson(), email });
  const type = (value: string) => {
    setTyped(value);
    setRefusal(null);
  };
  const submit = async () => {
    if (isBusy) return;
    if (email === member.email) return onClose();
    setAsked(true);
    if (found?.severity === 'error') return;
    setBusy(true);
    const answer = await ask(space.address, invitationEndpoints.correctInvitation, {
      params: { id: invitation.id },
      body: { email },
    });
    setBusy(false);
    if ('value' in answer) onCorrected(answer.value);
    else setRefusal(correctionRefusalWords(answer.problem, space.name));
  };
  return (
    <Dialog
      title={i18n.t('invitations.correct_title', [memberName(member)])}
      action={i18n.t('invitations.correct_action')}
      onAction={submit}
      onClose={onClose}
    >
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
          hint={i18n.t('invitations.correct_hint')}
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
