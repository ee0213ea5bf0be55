import { i18n } from '#i18n';
import type { Way } from '../../../shared/contract/batch.ts';
import { goTo } from '../console/route.ts';
import { FullIntake } from '../intake/intake.tsx';

/** A list from the clipboard or from files, with room to see what was read. */
export function NewBatchPage(_: { way: Way; group: string | null }) {
  return (
    <div class="page page-narrow">
      <h1>{i18n.t('navigation.new')}</h1>
      <FullIntake onMade={(importId) => goTo({ page: 'batch', importId })} />
    </div>
  );
}
