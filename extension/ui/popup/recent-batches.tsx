import { i18n } from '#i18n';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { type ListedImport, useImportList, useSummaries } from '../batches/use-import-list.ts';
import { phaseOfImport, useOnline, useSpaces } from '../batches/use-phase.ts';
import { useNow } from '../clock.ts';
import { routeHash } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { LoadingBadge, PhaseBadge, UnreadableBadge } from '../parts/phase-badge.tsx';
import { momentWords } from '../words/moments.ts';
import { openConsole } from './open-console.ts';

/** Batches shown in the popup. */
const shownBatches = 4;

/** The latest batches with their phase. */
export function RecentBatches() {
  const imports = useImportList()?.imports;
  const spaces = useSpaces();
  if (!imports || imports.length === 0) return null;
  return (
    <section aria-labelledby="recent-title">
      <div class="connection-line">
        <h2 id="recent-title">{i18n.t('recent.title')}</h2>
        <Button look="quiet" onClick={() => openConsole({ page: 'batches' })}>
          {i18n.t('recent.all')}
        </Button>
      </div>
      <ul class="recent">
        {imports.slice(0, shownBatches).map((listed) => (
          <li key={listed.importId}>
            <RecentBatch listed={listed} spaces={spaces} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function RecentBatch({ listed, spaces }: { listed: ListedImport; spaces: readonly StoredSpace[] | undefined }) {
  const { name, createdAt } = listed.batches[0];
  const parts = useSummaries(listed);
  const isOnline = useOnline();
  const now = useNow(1000);
  const route = { page: 'batch', importId: listed.importId } as const;
  return (
    <a
      class="recent-line"
      href={`/console.html${routeHash(route)}`}
      onClick={(event) => {
        event.preventDefault();
        void openConsole(route);
      }}
    >
      <span class="recent-name">{name}</span>
      <span class="recent-moment">{momentWords(createdAt, now)}</span>
      {parts === 'unreadable' ? (
        <UnreadableBadge />
      ) : parts && spaces ? (
        <PhaseBadge phase={phaseOfImport(parts, { spaces, isOnline, now })} />
      ) : (
        <LoadingBadge />
      )}
    </a>
  );
}
