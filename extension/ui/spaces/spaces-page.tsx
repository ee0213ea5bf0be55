import './spaces.css';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { startConnection } from '../../spaces/connect.ts';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { useSpaces } from '../batches/use-phase.ts';
import { here } from '../here.ts';
import { Notice } from '../parts/notice.tsx';
import { syncProblemWords } from '../words/sync-problem-words.ts';
import { ConnectForm } from './connect-form.tsx';
import { ConnectionEnd } from './connection-end.tsx';
import { deviceLabel } from './device-label.ts';
import { PendingPanel } from './pending-panel.tsx';
import { SpaceCard } from './space-card.tsx';
import { useConnecting } from './use-connecting.ts';

/** Connecting this browser to spaces, and what is connected. */
export function SpacesPage() {
  const spaces = useSpaces();
  const { pending, progress } = useConnecting();
  const [problem, setProblem] = useState<{ problem: SyncProblem; space: string } | null>(null);
  if (!spaces) return null;
  const reconnect = async ({ address, name }: StoredSpace) => {
    const answer = await startConnection(here, { typed: address, label: deviceLabel(navigator.userAgent) });
    setProblem('problem' in answer ? { problem: answer.problem, space: name } : null);
  };
  return (
    <div class="page page-narrow">
      <h1>{i18n.t('spaces.title')}</h1>
      <p class="soft">{i18n.t('spaces.intro')}</p>
      {problem && <Notice kind="bad">{syncProblemWords(problem.problem, problem.space)}</Notice>}
      {pending ? (
        <PendingPanel pending={pending} problem={progress.kind === 'problem' ? progress.problem : null} />
      ) : (
        <>
          <ConnectionEnd progress={progress} spaces={spaces} />
          <section class="panel">
            <ConnectForm />
          </section>
        </>
      )}
      <ul class="space-list">
        {spaces.map((space) => (
          <SpaceCard key={`${space.address} ${space.signInId}`} space={space} onReconnect={() => reconnect(space)} />
        ))}
      </ul>
    </div>
  );
}
