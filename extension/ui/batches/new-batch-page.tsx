import { i18n } from '#i18n';
import { goTo } from '../console/route.ts';
import { Intake } from '../intake/intake.tsx';

/** The popup's paste box with room around it. */
export function NewBatchPage() {
  return (
    <div class="page page-narrow">
      <h1>{i18n.t('navigation.new')}</h1>
      <Intake onMade={(importId) => goTo({ page: 'batch', importId })} />
    </div>
  );
}
