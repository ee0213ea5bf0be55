import './welcome-page.css';
import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { ImportLine } from '../batches/import-line.tsx';
import { useImportList } from '../batches/use-import-list.ts';
import { useSpaces } from '../batches/use-phase.ts';
import { routeHash } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { useConnecting } from '../spaces/use-connecting.ts';
import { ConnectStep } from './connect-step.tsx';
import { openSample } from './open-sample.ts';
import { useShortcut } from './use-shortcut.ts';

/** Sent batches that are shown. */
const shownBatches = 3;

/** What a new admin sees first: connect a space, bring a list or try a sample, see what happened. */
export function WelcomePage() {
  const spaces = useSpaces();
  const { pending, progress } = useConnecting();
  const list = useImportList();
  const keys = useShortcut();
  if (!spaces || !list) return null;
  const sent = list.imports.filter(({ batches }) => batches.some(({ stage }) => stage === 'applied'));
  const isConnected = spaces.length > 0;
  return (
    <div class="page page-narrow welcome">
      <header>
        <h1>{i18n.t('welcome.title')}</h1>
        <p class="soft">{i18n.t('welcome.intro')}</p>
      </header>
      <ol class="welcome-steps">
        <Step number={1} title={i18n.t('welcome.connect_title')} isDone={isConnected}>
          <ConnectStep spaces={spaces} pending={pending} progress={progress} />
        </Step>
        <Step number={2} title={i18n.t('welcome.list_title')} isDone={sent.length > 0}>
          <p>{keys === null ? i18n.t('welcome.capture') : i18n.t('welcome.capture_keys', [keys])}</p>
          <div class="welcome-actions">
            <a
              class={`button ${isConnected ? 'button-main' : ''}`}
              href={routeHash({ page: 'new-batch', way: 'invite', target: null })}
            >
              {i18n.t('welcome.list_action')}
            </a>
            <Button onClick={openSample}>{i18n.t('welcome.sample_action')}</Button>
          </div>
          <p class="soft small">{i18n.t('welcome.sample_hint')}</p>
        </Step>
        <Step number={3} title={i18n.t('welcome.done_title')} isDone={false}>
          <p>{i18n.t('welcome.done')}</p>
          {sent.length > 0 && (
            <ul>
              {sent.slice(0, shownBatches).map((listed) => (
                <li key={listed.importId}>
                  <ImportLine listed={listed} spaces={spaces} />
                </li>
              ))}
            </ul>
          )}
        </Step>
      </ol>
    </div>
  );
}

interface StepProps {
  number: number;
  title: string;
  isDone: boolean;
  children: ComponentChildren;
}

function Step({ number, title, isDone, children }: StepProps) {
  return (
    <li class="panel welcome-step">
      <span class={`welcome-number ${isDone ? 'welcome-done' : ''}`} aria-hidden="true">
        {isDone ? '✓' : number}
      </span>
      <div class="welcome-body">
        <h2>
          {title}
          {isDone && <span class="only-heard"> {i18n.t('welcome.step_done')}</span>}
        </h2>
        {children}
      </div>
    </li>
  );
}
