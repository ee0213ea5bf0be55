import '../parts/dialog.css';
import './picker-dialog.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../parts/button.tsx';
import { useModal } from '../parts/use-modal.ts';

interface Props {
  title: string;
  /** What choosing means, as a sentence. */
  hint: string;
  /** Another way to the same end, beside the title. */
  beside?: ComponentChildren;
  /** The list to choose from. */
  children: ComponentChildren;
  /** What the button that goes on says: the deed, and to how many. */
  action: string;
  /** Whether there is nothing chosen, or it is under way already. */
  isDisabled: boolean;
  onAction: () => void;
  onClose: () => void;
}

/** A large modal dialog with a list to tick in; Esc closes it. */
export function PickerDialog({ title, hint, beside, children, action, isDisabled, onAction, onClose }: Props) {
  const id = useId();
  const modal = useModal(onClose);
  return (
    <dialog {...modal.props} class="dialog picker" aria-labelledby={id}>
      <div class="picker-head">
        <h2 id={id}>{title}</h2>
        {beside}
      </div>
      <p class="soft">{hint}</p>
      {children}
      <div class="picker-foot">
        <Button onClick={modal.close}>{i18n.t('cancel')}</Button>
        <Button look="main" disabled={isDisabled} onClick={onAction}>
          {action}
        </Button>
      </div>
    </dialog>
  );
}
