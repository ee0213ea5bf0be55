import { i18n } from '#i18n';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { type ListedImport, useImportList, useSummaries } from '../batches/use-import-list.ts';
import { phaseOfImport, useOnline, useSpaces } from '../batches/use-phase.ts';
import { useNow } from '../clock.ts';
import { routeHash } from '../console/route.ts';
import { Button } from '../parts/button.tsx';
import { PhaseBadge } from '../parts/phase-badge.tsx';
import { openConsole } from './open-console.ts';

/** Batches shown in the popup. */
const shownBatches = 4;

/** The latest batches with their phase. */
export function RecentBatches() {
  const imports = useImportList();
  const spaces = useSpaces();
  if (!imports || !spaces || imports.length === 0) return null;
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

function RecentBatch({ listed, spaces }: { listed: ListedImport; spaces: readonly StoredSpace[] }) {
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
      <span class="recent-name">{listed.batches[0].name}</span>
      {parts && <PhaseBadge phase={phaseOfImport(parts, { spaces, isOnline, now })} />}
    </a>
  );
}
