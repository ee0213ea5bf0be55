import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Outcome } from '../../../../shared/contract/batch.ts';
import { Button } from '../../parts/button.tsx';
import { useLostFocus } from '../../parts/use-lost-focus.ts';
import { targetWords } from '../../words/option-words.ts';
import { joiningCount, nobodyLeftSentence, planSentences, sendWords } from '../../words/plan-words.ts';
import type { ShownImport } from '../use-import.ts';
import type { KnownPlan } from './known-plan.ts';
import { PlanDifference } from './plan-difference.tsx';
import { PlannedGroups } from './planned-groups.tsx';
import { PlannedMails } from './planned-mails.tsx';
import { RefusedPeople } from './refused-people.tsx';
import type { ImportPlan } from './use-plan.ts';

interface Props {
  plan: ImportPlan;
  known: KnownPlan;
  shown: ShownImport;
  /** What the space is called, and its time zone (IANA). */
  space: string;
  zone: string;
  /** Rows that stay here. */
  kept: number;
  onShow?: (outcome: Outcome) => void;
}

/**
 * What will happen: what has changed since it was approved, the counts, the groups, the mails; and the button that does
 * it.
 */
export function PlanDetails({ plan, known, shown, space, zone, kept, onShow }: Props) {
  const { outcomes, mails, later, completed } = known;
  const [first] = shown.parts;
  const panel = useRef<HTMLElement>(null);
  const title = useLostFocus<HTMLHeadingElement>();
  // Below a form, or in a popup, it would appear out of sight.
  useEffect(() => panel.current?.scrollIntoView({ block: 'nearest' }), []);
  if (!first) return null;
  const { importId, way, source, target } = first.batch;
  const joining = joiningCount(outcomes);
  const askAgain = () => plan.ask(known.spaceAddress);
  return (
    <section ref={panel} class="panel plan" aria-labelledby="plan-title" data-testid="plan">
      <h2 ref={title} id="plan-title" tabIndex={-1}>
        {i18n.t('plan.title_in', [space])}
      </h2>
      <PlanDifference shown={shown} planned={known.rows} />
      <div role="status">
        <ul class="plan-outcomes">
          {planSentences({ way, outcomes, mails, later, kept }).map(({ words, outcome }) => (
            <li key={words}>
              {words}
              {onShow && outcome !== null && (
                <>
                  {' '}
                  <Button look="quiet" onClick={() => onShow(outcome)}>
                    {i18n.t('plan.show')}
                  </Button>
                </>
              )}
            </li>
          ))}
          {!onShow && target?.kind === 'group' && joining + completed > 0 && <li>{targetWords(target)}</li>}
        </ul>
      </div>
      {!onShow && <RefusedPeople planned={known.rows} rows={shown.rows} />}
      <PlannedGroups
        importId={importId}
        groups={known.groups}
        isCreating={shown.parts.some(({ batch }) => batch.createGroups)}
        onChanged={askAgain}
      />
      <PlannedMails
        spaceAddress={known.spaceAddress}
        source={source.kind}
        kinds={known.kinds}
        rows={shown.rows}
        target={target}
        zone={zone}
      />
      {joining === 0 && <p>{nobodyLeftSentence(completed)}</p>}
      <div class="plan-actions">
        {joining + completed > 0 && (
          <Button look="main" onClick={() => plan.send(known)}>
            {sendWords({ outcomes, mails }, completed)}
          </Button>
        )}
        {onShow && <Button onClick={plan.drop}>{i18n.t('plan.back')}</Button>}
      </div>
    </section>
  );
}
