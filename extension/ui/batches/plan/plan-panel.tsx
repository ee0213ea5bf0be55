import '../../parts/field.css';
import './plan-panel.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Outcome } from '../../../../shared/contract/batch.ts';
import type { StoredSpace } from '../../../spaces/stored-space.ts';
import { ConsoleLink } from '../../console/console-link.tsx';
import { Button } from '../../parts/button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProgressBar } from '../../parts/progress-bar.tsx';
import { chosenSpace } from '../../space/chosen-space.ts';
import { zoneOf } from '../../space/space-zone.ts';
import { numberWords } from '../../words/numbers.ts';
import { syncProblemWords } from '../../words/sync-problem-words.ts';
import { sumSummaries } from '../sum-summaries.ts';
import type { ShownImport } from '../use-import.ts';
import { PlanDetails } from './plan-details.tsx';
import type { ImportPlan } from './use-plan.ts';

interface Props {
  plan: ImportPlan;
  shown: ShownImport;
  spaces: readonly StoredSpace[];
  /** Shows the rows of an outcome, where there are rows to be seen. */
  onShow?: (outcome: Outcome) => void;
}

/** From the reviewed rows to sending them: what will happen is seen first, and that is what is sent. */
export function PlanPanel({ plan, shown, spaces, onShow }: Props) {
  const connected = spaces.filter(({ state }) => state === 'connected');
  const [chosen, setChosen] = useState<string | null>(null);
  const preferred = chosen ?? chosenSpace(spaces)?.address;
  const space = connected.find(({ address }) => address === preferred) ?? connected[0];
  const inReview = shown.parts.filter(({ batch }) => batch.stage === 'review');
  const summary = sumSummaries(inReview.map((part) => part.summary));
  const { state } = plan;
  if (!space) return <ConnectFirst spaces={spaces} />;
  // Of a list that is still being made, the rows to come may be sendable.
  if (summary.sendable === 0 && !shown.isLoading)
    return <Notice kind="plain">{i18n.t('plan.nothing_sendable')}</Notice>;
  const nameOf = (address: string) => spaces.find((known) => known.address === address)?.name ?? address;
  const waitingWords = state.kind === 'asking' || state.kind === 'approving' ? progressWords(state, nameOf) : null;
  if (waitingWords !== null && 'done' in state) {
    return (
      <section class="panel plan">
        <ProgressBar done={state.done} of={state.of} words={waitingWords} />
      </section>
    );
  }
  if (state.kind === 'failed') {
    return (
      <Notice kind="bad" actions={<Button onClick={() => plan.ask(space.address)}>{i18n.t('plan.again')}</Button>}>
        {`${syncProblemWords(state.problem, nameOf(state.spaceAddress))} ${i18n.t('plan.failed')}`}
      </Notice>
    );
  }
  if (state.kind === 'overtaken') {
    return (
      <Notice kind="warn" actions={<Button onClick={() => plan.ask(space.address)}>{i18n.t('plan.action')}</Button>}>
        {i18n.t('plan.overtaken')}
      </Notice>
    );
  }
  if (state.kind === 'known' && !plan.isStale) {
    return (
      <PlanDetails
        plan={plan}
        known={state}
        shown={shown}
        space={nameOf(state.spaceAddress)}
        zone={zoneOf(spaces.find(({ address }) => address === state.spaceAddress) ?? space)}
        kept={summary.rows - summary.sendable}
        {...(onShow && { onShow })}
      />
    );
  }
  return (
    <div class="plan-actions">
      {connected.length > 1 && <SpaceChoice spaces={connected} value={space.address} onChange={setChosen} />}
      <Button look="main" onClick={() => plan.ask(space.address)}>
        {i18n.t('plan.action')}
      </Button>
      {plan.isStale && <p role="status">{i18n.t('plan.changed')}</p>}
    </div>
  );
}

function progressWords(
  state: Extract<ImportPlan['state'], { kind: 'asking' | 'approving' }>,
  nameOf: (address: string) => string,
): string {
  const counts: [string, string] = [numberWords(state.done), numberWords(state.of)];
  return state.kind === 'asking'
    ? i18n.t('plan.asking', [nameOf(state.spaceAddress), ...counts])
    : i18n.t('plan.approving', counts);
}

function ConnectFirst({ spaces }: { spaces: readonly StoredSpace[] }) {
  const [ended] = spaces;
  return (
    <Notice
      kind="warn"
      actions={
        <ConsoleLink class="button button-main" to={{ page: 'settings', part: 'connections' }}>
          {ended ? i18n.t('connection.reconnect') : i18n.t('connection.connect')}
        </ConsoleLink>
      }
    >
      {ended ? i18n.t('connection.signed_out', [ended.name]) : i18n.t('plan.connect_first')}
    </Notice>
  );
}

interface ChoiceProps {
  spaces: readonly StoredSpace[];
  value: string;
  onChange: (address: string) => void;
}

function SpaceChoice({ spaces, value, onChange }: ChoiceProps) {
  return (
    <label class="plan-space">
      {i18n.t('plan.space')}
      <select class="field-box" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {spaces.map(({ address, name }) => (
          <option key={address} value={address}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
