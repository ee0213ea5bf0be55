import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { useNow } from '../../clock.ts';
import { chosenSpace } from '../../space/chosen-space.ts';
import { summaryWords } from '../../words/count-words.ts';
import { listWords } from '../../words/numbers.ts';
import { BatchProgress } from '../batch-progress.tsx';
import { type ShownImport, useImport } from '../use-import.ts';
import { phaseOfImport, useOnline, useSpaces } from '../use-phase.ts';
import { useWatching } from '../use-watching.ts';
import { PlanPanel } from './plan-panel.tsx';
import { usePlan } from './use-plan.ts';

/** An import without its rows: what will happen, asked at once, the button that does it, and how it goes on. */
export function PlannedImport({ importId }: { importId: string }) {
  const shown = useImport(importId);
  useWatching(shown);
  if (!shown || shown.isLoading) return <p role="status">{i18n.t('loading')}</p>;
  return <ShownPlan importId={importId} shown={shown} />;
}

function ShownPlan({ importId, shown }: { importId: string; shown: ShownImport }) {
  const spaces = useSpaces();
  const isOnline = useOnline();
  const now = useNow(1000);
  const plan = usePlan(shown);
  const space = spaces ? chosenSpace(spaces) : null;
  const address = space?.state === 'connected' ? space.address : undefined;
  const isInReview = shown.parts.some(({ batch }) => batch.stage === 'review');
  const isOpen = isInReview && !plan.isHeld;
  useEffect(() => {
    if (address !== undefined && isOpen) void plan.ask(address);
  }, [address, isOpen]);
  if (!spaces) return null;
  const phase = phaseOfImport(shown.parts, { spaces, isOnline, now });
  return (
    <>
      {phase.kind === 'done' && (
        <p data-testid="counts" role="status">
          {listWords(summaryWords(shown.summary))}
        </p>
      )}
      {phase.kind !== 'review' && <BatchProgress importId={importId} shown={shown} phase={phase} spaces={spaces} />}
      {isInReview && <PlanPanel plan={plan} shown={shown} spaces={spaces} />}
    </>
  );
}
