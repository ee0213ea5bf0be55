import { i18n } from '#i18n';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';

/** What stands in a list of members in which the filter leaves nobody. */
export function NobodyFound({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      title={i18n.t('members.nobody_title')}
      action={<Button onClick={onClear}>{i18n.t('members.filter.clear')}</Button>}
    >
      {i18n.t('members.nobody')}
    </EmptyState>
  );
}
