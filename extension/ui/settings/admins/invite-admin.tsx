import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Admin, adminEndpoints } from '../../../../shared/contract/admin.ts';
import type { AnswerOf } from '../../../../shared/contract/endpoint.ts';
import type { StoredSpace } from '../../../spaces/stored-space.ts';
import type { SyncProblem } from '../../../sync/sync-problem.ts';
import { Button } from '../../parts/button.tsx';
import { Field } from '../../parts/field.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ask } from '../../space/use-question.ts';
import { personProblemWords } from '../../words/person-problem-words.ts';
import { syncProblemWords } from '../../words/sync-problem-words.ts';

type Outcome = AnswerOf<typeof adminEndpoints.inviteAdmin>['outcome'];

interface Props {
  space: StoredSpace;
  /** Hands over who manages the space from then on. */
  onInvited: (admins: readonly Admin[]) => void;
}

/** Adds an admin by their address: a member, or somebody who is invited for it. */
export function InviteAdmin({ space, onInvited }: Props) {
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const invite = async () => {
    const email = typed.trim();
    setDone(null);
    setBusy(true);
    const answer = await ask(space.address, adminEndpoints.inviteAdmin, { body: { email } });
    setBusy(false);
    if ('problem' in answer) return setFault(faultWords(answer.problem, space.name));
    setDone(outcomeWords(answer.value.outcome, email));
    // The next one may be typed already.
    setTyped((now) => (now === typed ? '' : now));
    onInvited(answer.value.admins);
  };
  return (
    <section class="panel panel-parts" aria-labelledby="invite-admin">
      <h2 id="invite-admin">{i18n.t('settings.invite_title')}</h2>
      <p class="soft">{i18n.t('settings.invite_words')}</p>
      <form
        class="connect-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) void invite();
        }}
      >
        <Field
          label={i18n.t('settings.invite_email')}
          value={typed}
          inputMode="email"
          fault={fault}
          onInput={(value) => {
            setTyped(value);
            setFault(null);
          }}
        />
        <Button type="submit" disabled={isBusy}>
          {i18n.t('settings.invite_action')}
        </Button>
      </form>
      {done && <Notice kind="good">{done}</Notice>}
    </section>
  );
}

function outcomeWords(outcome: Outcome, email: string): string {
  switch (outcome) {
    case 'invited':
      return i18n.t('settings.invited', [email]);
    case 'promoted':
      return i18n.t('settings.promoted', [email]);
    case 'already-admin':
      return i18n.t('settings.already_admin', [email]);
  }
}

function faultWords(problem: SyncProblem, space: string): string {
  if (problem.code !== 'value-refused' || problem.problem === null) return syncProblemWords(problem, space);
  // The sentence for rows speaks of an invitation; here the way on is another one.
  if (problem.problem.code === 'member-suspended') return i18n.t('settings.fault_suspended');
  if (problem.problem.code === 'password-missing') return i18n.t('settings.fault_borrowed_password');
  return personProblemWords(problem.problem);
}
