import './batch-page.css';
import { i18n } from '#i18n';
import { useNow } from '../clock.ts';
import { routeHash } from '../console/route.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import type { PlannedRow } from '../rows/row-state.tsx';
import { AddMore } from './add-more.tsx';
import { BatchColumns } from './batch-columns.tsx';
import { BatchHead } from './batch-head.tsx';
import { BatchProgress } from './batch-progress.tsx';
import { BatchRows } from './batch-rows.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { ProblemRowsButton } from './problem-rows-button.tsx';
import { sumSummaries } from './sum-summaries.ts';
import { type ShownImport, useImport } from './use-import.ts';
import { phaseOfImport, useOnline, useSpaces } from './use-phase.ts';
import { usePlan } from './use-plan.ts';
import { useWatching } from './use-watching.ts';

/** One import: its rows, what will happen to them, and what has. */
export function BatchPage({ importId }: { importId: string }) {
  const shown = useImport(importId);
  useWatching(shown);
  if (shown === undefined) return null;
  if (shown === null) {
    return (
      <EmptyState
        title={i18n.t('batch.missing_title')}
        action={
          <a class="button" href={routeHash({ page: 'batches' })}>
            {i18n.t('batch.back')}
          </a>
        }
      >
        {i18n.t('batch.missing')}
      </EmptyState>
    );
  }
  return <ShownBatch importId={importId} shown={shown} />;
}

function ShownBatch({ importId, shown }: { importId: string; shown: ShownImport }) {
  const spaces = useSpaces();
  const isOnline = useOnline();
  const now = useNow(1000);
  const plan = usePlan(shown);
  if (!spaces) return null;
  const phase = phaseOfImport(shown.parts, { spaces, isOnline, now });
  const inReview = shown.parts.filter(({ batch }) => batch.stage === 'review');
  return (
    <div class="page batch-page">
      <BatchHead shown={shown} phase={phase} now={now} />
      {phase.kind !== 'review' && <BatchProgress importId={importId} shown={shown} phase={phase} spaces={spaces} />}
      {inReview.length > 0 && !shown.isLoading && (
        <PlanPanel plan={plan} spaces={spaces} summary={sumSummaries(inReview.map(({ summary }) => summary))} />
      )}
      <BatchRows shown={shown} plan={plan.state.kind === 'known' && !plan.isStale ? plan.state.rows : noPlan} now={now}>
        <AddMore importId={importId} />
        <ProblemRowsButton shown={shown} />
        <BatchColumns importId={importId} shown={shown} />
      </BatchRows>
    </div>
  );
}

const noPlan: ReadonlyMap<string, PlannedRow> = new Map();
