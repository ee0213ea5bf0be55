import { i18n } from '#i18n';
import { cancelConnection } from '../../spaces/connect.ts';
import type { PendingConnection } from '../../spaces/stored-space.ts';
import type { SyncProblem } from '../../sync/sync-problem.ts';
import { useNow } from '../clock.ts';
import { database } from '../here.ts';
import { Button } from '../parts/button.tsx';
import { useLostFocus } from '../parts/use-lost-focus.ts';
import { clockWords } from '../words/moments.ts';
import { syncProblemWords } from '../words/sync-problem-words.ts';

/** The code to compare and the way to the space's own page, where the admin confirms the connection. */
export function PendingPanel({ pending, problem }: { pending: PendingConnection; problem: SyncProblem | null }) {
  const now = useNow(1000);
  const open = useLostFocus<HTMLAnchorElement>();
  const host = new URL(pending.address).host;
  return (
    <section class="panel pending" aria-labelledby="pending-title">
      <h2 id="pending-title">{i18n.t('spaces.code_title', [host])}</h2>
      <p>{i18n.t('spaces.code_hint')}</p>
      <output class="pending-code" aria-label={i18n.t('spaces.code_label')} data-testid="user-code">
        {pending.userCode}
      </output>
      <div class="space-actions">
        <a
          ref={open}
          class="button button-main"
          href={pending.verificationUriComplete}
          target="_blank"
          rel="noreferrer"
        >
          {i18n.t('spaces.open')}
        </a>
        <Button onClick={() => cancelConnection(database)}>{i18n.t('cancel')}</Button>
      </div>
      <p class="soft">{i18n.t('spaces.waiting', [clockWords(pending.expiresAt - now)])}</p>
      <p role="status">{problem && syncProblemWords(problem, host)}</p>
    </section>
  );
}
