import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Path } from '../../../shared/contract/path.ts';
import type { Answer } from '../../spaces/space-answer.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { syncProblemWords } from '../words/sync-problem-words.ts';
import { type PathFaults, refusedPathFaults, type TypedPath, trimmedPath, typedPathFaults } from './path-fields.ts';
import { TextField } from './text-field.tsx';

interface Props {
  title: string;
  action: string;
  /** What the path is now; empty fields for a new one. */
  path: TypedPath;
  space: string;
  save: (typed: TypedPath) => Promise<Answer<Path>>;
  onSaved: (path: Path) => void;
  onClose: () => void;
}

/** Asks what a path is; what the space says against a field stands below it, and what was typed stays. */
export function PathDialog({ title, action, path, space, save, onSaved, onClose }: Props) {
  const [typed, setTyped] = useState<TypedPath>({ name: path.name, description: path.description, link: path.link });
  const [faults, setFaults] = useState<PathFaults>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const type = (change: Partial<TypedPath>) => {
    setTyped({ ...typed, ...change });
    setFaults(Object.fromEntries(Object.entries(faults).filter(([name]) => !(name in change))));
    setFailure(null);
  };
  const submit = async () => {
    if (isBusy) return;
    const seen = typedPathFaults(typed);
    setFaults(seen);
    if (Object.keys(seen).length > 0) return;
    setBusy(true);
    const answer = await save(trimmedPath(typed));
    setBusy(false);
    if ('value' in answer) return onSaved(answer.value);
    const refused = refusedPathFaults(answer.problem);
    if (refused) setFaults(refused);
    else setFailure(syncProblemWords(answer.problem, space));
  };
  return (
    <Dialog title={title} action={action} onAction={submit} onClose={onClose}>
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field
          label={i18n.t('paths.name')}
          value={typed.name}
          fault={faults.name ?? null}
          onInput={(name) => type({ name })}
        />
        <TextField
          label={i18n.t('paths.description')}
          value={typed.description}
          fault={faults.description ?? null}
          hint={i18n.t('paths.description_hint')}
          onInput={(description) => type({ description })}
        />
        <Field
          label={i18n.t('paths.link')}
          value={typed.link}
          fault={faults.link ?? null}
          hint={i18n.t('paths.link_hint')}
          placeholder="https://"
          inputMode="url"
          onInput={(link) => type({ link })}
        />
        {/* Enter in a line of text saves. */}
        <button type="submit" hidden />
        <p class="field-fault" role="alert">
          {failure}
        </p>
      </form>
    </Dialog>
  );
}
