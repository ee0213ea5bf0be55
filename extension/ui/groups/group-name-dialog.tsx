import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Group } from '../../../shared/contract/group.ts';
import type { Answer } from '../../spaces/space-answer.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { syncProblemWords } from '../words/sync-problem-words.ts';

interface Props {
  title: string;
  action: string;
  /** The name that the group has now; empty for a new one. */
  name: string;
  space: string;
  save: (name: string) => Promise<Answer<Group>>;
  onSaved: (group: Group) => void;
  onClose: () => void;
}

/** Asks for a group's name; what the space says against it stands below it, and what was typed stays. */
export function GroupNameDialog({ title, action, name, space, save, onSaved, onClose }: Props) {
  const [typed, setTyped] = useState(name);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async () => {
    if (isBusy) return;
    if (typed.trim() === '') return setFault(i18n.t('groups.name_missing'));
    setBusy(true);
    const answer = await save(typed.trim());
    setBusy(false);
    if ('value' in answer) onSaved(answer.value);
    else setFault(nameFaultWords(answer.problem, space));
  };
  return (
    <Dialog title={title} action={action} onAction={submit} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field
          label={i18n.t('groups.name')}
          value={typed}
          fault={fault}
          onInput={(value) => {
            setTyped(value);
            setFault(null);
          }}
        />
      </form>
    </Dialog>
  );
}

function nameFaultWords(problem: SyncProblem, space: string): string {
  switch (problem.code) {
    case 'name-taken':
      return i18n.t('groups.name_taken');
    case 'value-refused':
    case 'invalid-request':
      return i18n.t('groups.name_refused');
    default:
      return syncProblemWords(problem, space);
  }
}
