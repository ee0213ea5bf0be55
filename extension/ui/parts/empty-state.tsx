import './empty-state.css';
import type { ComponentChildren } from 'preact';

/** What stands where a list would be: what is missing, and the next step. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children: string;
  action?: ComponentChildren;
}) {
  return (
    <div class="empty-state">
      <h2>{title}</h2>
      <p class="soft">{children}</p>
      {action}
    </div>
  );
}
