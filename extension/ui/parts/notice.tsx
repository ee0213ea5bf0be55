import './notice.css';
import type { ComponentChildren } from 'preact';

interface Props {
  kind: 'plain' | 'good' | 'warn' | 'bad';
  /** What happened, in a few words. */
  title?: string;
  /** What happened and what to do about it. */
  children: ComponentChildren;
  /** The buttons that do it. */
  actions?: ComponentChildren;
}

/** A message that stays in the page; a bad one is spoken at once, the others when there is a pause. */
export function Notice({ kind, title, children, actions }: Props) {
  return (
    <div class={`notice notice-${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <div class="notice-words">
        {title !== undefined && <p class="notice-title">{title}</p>}
        <p>{children}</p>
      </div>
      {actions}
    </div>
  );
}
