import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { loadReader } from '../../capture/reading-job.ts';
import type { DraftBox } from '../intake/use-draft.ts';
import { Button } from '../parts/button.tsx';
import { lazily } from '../parts/lazily.tsx';
import { ChoiceFields } from './choice-fields.tsx';
import { openConsole } from './open-console.ts';
import { popupActions } from './popup-actions.ts';
import type { usePopupChoices } from './popup-choices.ts';

const IntakeForm = lazily(() => import('../intake/intake-form.tsx').then((loaded) => loaded.IntakeForm));

interface Props {
  box: DraftBox;
  chosen: ReturnType<typeof usePopupChoices>;
  /** Whether the choices are shown here; what was captured of the tab shows them itself. */
  hasChoices: boolean;
  onStoring: (isStoring: boolean) => void;
  onReview: (importId: string) => void;
  onInvite: (importId: string) => void;
}

/** What was read of the box above it, where no file dialog may be opened: a popup closes with it. */
export function PastedList({ box, chosen, hasChoices, onStoring, onReview, onInvite }: Props) {
  useEffect(() => void Promise.all([IntakeForm.load(), loadReader()]), []);
  if (box.draft.text === '') {
    return (
      <p>
        <Button look="quiet" onClick={() => openConsole({ page: 'new-batch', way: 'invite', target: null })}>
          {i18n.t('files.in_console')}
        </Button>
      </p>
    );
  }
  const take = () => {
    const { keptAs, end } = box.take();
    return {
      keptAs,
      async end(isStored: boolean) {
        if (isStored) chosen.reset();
        await end(isStored);
      },
    };
  };
  return (
    <IntakeForm
      box={box}
      files={null}
      actions={popupActions({ choices: chosen.choices, take, onReview, onInvite })}
      onStoring={onStoring}
    >
      {hasChoices && <ChoiceFields chosen={chosen} />}
    </IntakeForm>
  );
}
