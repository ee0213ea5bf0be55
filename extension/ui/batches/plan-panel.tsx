import '../parts/field.css';
import './plan-panel.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { RowSummary } from '../../batches/row-summary.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { routeHash } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ProgressBar } from '../parts/progress-bar.tsx';
import { numberWords } from '../words/numbers.ts';
import { nobodyLeftSentence, planSentences, sendWords } from '../words/plan-words.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';
import type { usePlan } from './use-plan.ts';

interface Props {
  plan: ReturnType<typeof usePlan>;
  /** The rows that are still in review. */
  summary: RowSummary;
  spaces: readonly StoredSpace[];
}

/** From the reviewed rows to sending them: what will happen is seen first, and that is what is sent. */
export function PlanPanel({ plan, summary, spaces }: Props) {
  const connected = spaces.filter(({ state }) => state === 'connected');
  const [chosen, setChosen] = useState<string | null>(null);
  const space = connected.find(({ address }) => address === chosen) ?? connected[0];
  const { state } = plan;
  if (!space) return <ConnectFirst spaces={spaces} />;
  if (summary.sendable === 0) return <Notice kind="plain">{i18n.t('plan.nothing_sendable')}</Notice>;
  const nameOf = (address: string) => spaces.find((known) => known.address === address)?.name ?? address;
  switch (state.kind) {
    case 'asking':
      return (
        <section class="panel plan">
          <ProgressBar
            done={state.done}
            of={state.of}
            words={i18n.t('plan.asking', [nameOf(state.spaceAddress), numberWords(state.done), numberWords(state.of)])}
          />
        </section>
      );
    case 'approving':
      return (
        <section class="panel plan">
          <ProgressBar
            done={state.done}
            of={state.of}
            words={i18n.t('plan.approving', [numberWords(state.done), numberWords(state.of)])}
          />
        </section>
      );
    case 'failed':
      return (
        <Notice kind="bad" actions={<Button onClick={() => plan.ask(space.address)}>{i18n.t('plan.again')}</Button>}>
          {`${syncProblemWords(state.problem, nameOf(state.spaceAddress))} ${i18n.t('plan.failed')}`}
        </Notice>
      );
    case 'known':
      if (plan.isStale) break;
      return (
        <section class="panel plan" aria-labelledby="plan-title" data-testid="plan">
          <h2 id="plan-title">{i18n.t('plan.title_in', [nameOf(state.spaceAddress)])}</h2>
          <div role="status">
            <ul class="plan-outcomes">
              {planSentences(state.outcomes, state.mails, summary.rows - summary.sendable).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
          {state.outcomes.invited === 0 && <p>{nobodyLeftSentence(state.completed)}</p>}
          <div class="plan-actions">
            {state.outcomes.invited + state.completed > 0 && (
              <Button look="main" onClick={() => plan.send(state)}>
                {sendWords(state.outcomes.invited, state.completed)}
              </Button>
            )}
            <Button onClick={plan.drop}>{i18n.t('plan.back')}</Button>
          </div>
        </section>
      );
    case 'overtaken':
      return (
        <Notice kind="warn" actions={<Button onClick={() => plan.ask(space.address)}>{i18n.t('plan.action')}</Button>}>
          {i18n.t('plan.overtaken')}
        </Notice>
      );
    case 'none':
      break;
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

function ConnectFirst({ spaces }: { spaces: readonly StoredSpace[] }) {
  const [ended] = spaces;
  return (
    <Notice
      kind="warn"
      actions={
        <a class="button button-main" href={routeHash({ page: 'settings', part: 'connections' })}>
          {ended ? i18n.t('connection.reconnect') : i18n.t('connection.connect')}
        </a>
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
