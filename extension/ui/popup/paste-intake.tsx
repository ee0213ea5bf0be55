import { i18n } from '#i18n';
import { IntakeForm } from '../intake/intake-form.tsx';
import { useDraft } from '../intake/use-draft.ts';
import { Button } from '../parts/button.tsx';
import { ChoiceFields } from './choice-fields.tsx';
import { openConsole } from './open-console.ts';
import { popupActions } from './popup-actions.ts';
import type { usePopupChoices } from './popup-choices.ts';

interface Props {
  chosen: ReturnType<typeof usePopupChoices>;
  /** Whether the tab has a list of its own, so that this is the other way. */
  isSecond: boolean;
  onReview: (importId: string) => void;
  onInvite: (importId: string) => void;
}

/** A batch from what is pasted, where no file dialog may be opened: a popup closes with it. */
export function PasteIntake({ chosen, isSecond, onReview, onInvite }: Props) {
  const box = useDraft({ isKept: true });
  const onStored = async () => {
    chosen.reset();
    await box.clear();
  };
  const form = (
    <IntakeForm
      box={box}
      files={null}
      actions={popupActions({ choices: chosen.choices, drafts: ['popup'], onStored, onReview, onInvite })}
    >
      <div>
        <Button look="quiet" onClick={() => openConsole({ page: 'new-batch', way: 'invite', target: null })}>
          {i18n.t('files.in_console')}
        </Button>
      </div>
      {!isSecond && box.draft && box.draft.text !== '' && <ChoiceFields chosen={chosen} />}
    </IntakeForm>
  );
  if (!isSecond) return form;
  return (
    <details class="popup-paste" open={box.draft !== undefined && box.draft.text !== ''}>
      <summary>{i18n.t('popup.paste')}</summary>
      {form}
    </details>
  );
}
