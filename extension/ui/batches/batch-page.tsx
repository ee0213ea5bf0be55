import './batch-page.css';
import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Outcome, RowPlan } from '../../../shared/contract/batch.ts';
import { sampleImportId } from '../../batches/sample-import.ts';
import { pageTurn } from '../../page-turn.ts';
import { useNow } from '../clock.ts';
import { routeHash } from '../console/route.ts';
import { LivingSheets } from '../living/living-sheets.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { UndoButton } from '../undo/undo-button.tsx';
import { SamplePlan, samplePlans } from '../welcome/sample-plan.tsx';
import { AddMore } from './add-more.tsx';
import { BatchColumns } from './batch-columns.tsx';
import { BatchFlow } from './batch-flow.tsx';
import { BatchHead } from './batch-head.tsx';
import { BatchProgress } from './batch-progress.tsx';
import { BatchRows } from './batch-rows.tsx';
import { BatchOptions } from './options/batch-options.tsx';
import { PlanPanel } from './plan/plan-panel.tsx';
import { usePlan } from './plan/use-plan.ts';
import { ProblemRowsButton } from './problem-rows-button.tsx';
import { StoringBar } from './storing-bar.tsx';
import { type ShownImport, shownImport, useImport } from './use-import.ts';
import { phaseOfImport, readSpacesAhead, useOnline, useSpaces } from './use-phase.ts';
import { useWatching } from './use-watching.ts';
import { warmImport } from './warm-import.ts';

/** Times that the page is drawn ahead: browsers compile what runs more than once. */
const drawnAhead = 4;

/**
 * Reads and compiles what the page needs beside an import, so that an import that is made next is drawn at once: a made-up
 * one is drawn where nobody sees it, and is gone before any of its effects has begun.
 */
export async function readAhead(): Promise<void> {
  const [made] = await Promise.all([warmImport(), readSpacesAhead()]);
  const unseen = document.createElement('div');
  for (let drawn = 0; drawn < drawnAhead; drawn++) {
    await pageTurn();
    render(<ShownBatch importId="" shown={shownImport(made, { isStored: false })} />, unseen);
    render(null, unseen);
  }
}

/** One import: its rows, what will happen to them, and what has. */
export function BatchPage({ importId }: { importId: string }) {
  const shown = useImport(importId);
  useWatching(shown);
  // While it is held, news of it draw nothing.
  const page = useMemo(() => shown && <ShownBatch importId={importId} shown={shown} />, [importId, shown]);
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
  return page;
}

function ShownBatch({ importId, shown }: { importId: string; shown: ShownImport }) {
  const spaces = useSpaces();
  const isOnline = useOnline();
  const now = useNow(1000);
  const plan = usePlan(shown);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isSamplePlan, setSamplePlan] = useState(false);
  const phase = spaces ? phaseOfImport(shown.parts, { spaces, isOnline, now }) : null;
  // Whoever approved something that no longer holds is shown at once what would happen now.
  const changedIn =
    phase?.kind === 'plan-changed' && !shown.isLoading && !plan.isHeld
      ? shown.parts.find(({ batch }) => batch.lastProblem?.code === 'plan-changed')?.batch.spaceAddress
      : null;
  useEffect(() => {
    if (changedIn && plan.state.kind === 'none') void plan.ask(changedIn);
  }, [changedIn]);
  if (!spaces || !phase) return null;
  // What can be done with a new import has its place from the beginning: the rows do not move when all are there.
  const isKnown = !shown.isLoading || !shown.isStored;
  const isInReview = shown.parts.some(({ batch }) => batch.stage === 'review') && isKnown;
  const isSample = importId === sampleImportId;
  const { state } = plan;
  const holds = state.kind === 'approving' || (state.kind === 'known' && !plan.isStale);
  const known = holds ? state.rows : noPlan;
  const planned = isSample && isSamplePlan ? samplePlans(shown.rows) : known;
  const sentTo = shown.parts.find(({ batch }) => batch.spaceAddress !== null)?.batch.spaceAddress;
  const space = spaces.find(({ address }) => address === sentTo);
  const batches = shown.parts.map(({ batch }) => batch);
  const undo = space && <UndoButton space={space} batches={batches} rows={shown.rows} now={now} />;
  return (
    <div class="page batch-page">
      <StoringBar importId={importId} />
      <BatchHead shown={shown} phase={phase} now={now} />
      <LivingSheets importId={importId} />
      <BatchProgress importId={importId} shown={shown} phase={phase} spaces={spaces} whenDone={undo} />
      {isSample && <SamplePlan summary={shown.summary} isShown={isSamplePlan} onShow={setSamplePlan} />}
      {shown.summary.answered > 0 && phase.kind !== 'undone' && !shown.isLoading && <BatchFlow shown={shown} />}
      {isInReview && !isSample && (
        <div class="batch-next" inert={!shown.isStored}>
          {planned === noPlan && <BatchOptions importId={importId} shown={shown} />}
          <PlanPanel plan={plan} shown={shown} spaces={spaces} onShow={setOutcome} />
        </div>
      )}
      <BatchRows shown={shown} plan={planned} outcome={outcome} onOutcome={setOutcome} now={now}>
        {!isSample && phase.kind !== 'undone' && <AddMore importId={importId} />}
        <ProblemRowsButton shown={shown} />
        <BatchColumns importId={importId} shown={shown} />
      </BatchRows>
    </div>
  );
}

const noPlan: ReadonlyMap<string, RowPlan> = new Map();
