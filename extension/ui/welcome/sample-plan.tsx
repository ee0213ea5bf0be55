import '../batches/plan/plan-panel.css';
import { i18n } from '#i18n';
import type { RowPlan } from '../../../shared/contract/batch.ts';
import type { RowSummary } from '../../batches/row-summary.ts';
import { isSendable, type StoredRow } from '../../batches/stored-row.ts';
import { noOutcomes } from '../batches/plan/known-plan.ts';
import { routeHash } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { useLostFocus } from '../parts/use-lost-focus.ts';
import { planSentences } from '../words/plan-words.ts';

interface Props {
  summary: RowSummary;
  isShown: boolean;
  onShow: (isShown: boolean) => void;
}

/** What a space that knows nobody yet would say of the sample list; no space is asked, and nothing can be sent. */
export function SamplePlan({ summary, isShown, onShow }: Props) {
  if (!isShown) {
    return (
      <Notice
        kind="plain"
        actions={
          <Button look="main" onClick={() => onShow(true)}>
            {i18n.t('plan.action')}
          </Button>
        }
      >
        {i18n.t('sample.hint')}
      </Notice>
    );
  }
  return <ShownPlan summary={summary} onBack={() => onShow(false)} />;
}

function ShownPlan({ summary, onBack }: { summary: RowSummary; onBack: () => void }) {
  const title = useLostFocus<HTMLHeadingElement>();
  const counts = {
    way: 'invite',
    outcomes: { ...noOutcomes(), invited: summary.sendable },
    mails: summary.sendable,
    later: 0,
    kept: summary.rows - summary.sendable,
  } as const;
  return (
    <section class="panel plan" aria-labelledby="plan-title" data-testid="sample-plan">
      <h2 ref={title} id="plan-title" tabIndex={-1}>
        {i18n.t('sample.plan_title')}
      </h2>
      <div role="status">
        <ul class="plan-outcomes">
          {planSentences(counts).map(({ words }) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
      <p>{i18n.t('sample.plan_hint')}</p>
      <div class="plan-actions">
        <a class="button button-main" href={routeHash({ page: 'welcome' })}>
          {i18n.t('sample.go_on')}
        </a>
        <Button onClick={onBack}>{i18n.t('plan.back')}</Button>
      </div>
    </section>
  );
}

/** What would happen to the rows of the sample, by their ids. */
export function samplePlans(rows: readonly StoredRow[]): ReadonlyMap<string, RowPlan> {
  const plan = { outcome: 'invited', mail: 'invitation', mailLanguage: '' } as const;
  const planOf = (id: string): RowPlan => ({ ...plan, id, changes: [], pathInvitations: [], problems: [] });
  return new Map(rows.filter(isSendable).map(({ id }) => [id, planOf(id)]));
}
