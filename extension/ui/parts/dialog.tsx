import './dialog.css';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from './button.tsx';
import { useModal } from './use-modal.ts';

interface Props {
  title: string;
  children: ComponentChildren;
  /** What the button that goes on says: the deed itself, never "OK". */
  action: string;
  /** What the button that goes back says, where "Cancel" could be taken for the deed. */
  dismiss?: string;
  danger?: boolean;
  onAction: () => void;
  onClose: () => void;
}

/** A question that has to be answered before anything else: the browser's modal dialog, which Esc closes. */
export function Dialog({ title, children, action, dismiss, danger = false, onAction, onClose }: Props) {
  const id = useId();
  const modal = useModal(onClose);
  return (
    <dialog {...modal.props} class="dialog" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div class="dialog-words">{children}</div>
      <div class="dialog-actions">
        <Button onClick={modal.close}>{dismiss ?? i18n.t('cancel')}</Button>
        <Button look={danger ? 'danger' : 'main'} onClick={onAction}>
          {action}
        </Button>
      </div>
    </dialog>
  );
}
