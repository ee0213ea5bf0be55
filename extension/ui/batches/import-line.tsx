import './import-line.css';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { useNow } from '../clock.ts';
import { type Route, routeHash } from '../console/route.ts';
import { LoadingBadge, PhaseBadge, UnreadableBadge } from '../parts/phase-badge.tsx';
import { momentWords } from '../words/moments.ts';
import { type ListedImport, useSummaries } from './use-import-list.ts';
import { phaseOfImport, useOnline } from './use-phase.ts';

interface Props {
  listed: ListedImport;
  spaces: readonly StoredSpace[] | undefined;
  /** Opens its page in another way than by going there. */
  onOpen?: (route: Route) => void;
}

/** One import in a short list: its name, when it was made, and how far it is; it leads to its page. */
export function ImportLine({ listed, spaces, onOpen }: Props) {
  const { name, createdAt } = listed.batches[0];
  const parts = useSummaries(listed);
  const isOnline = useOnline();
  const now = useNow(1000);
  const route = { page: 'batch', importId: listed.importId } as const;
  return (
    <a
      class="import-line"
      href={`/console.html${routeHash(route)}`}
      onClick={(event) => {
        if (!onOpen) return;
        event.preventDefault();
        onOpen(route);
      }}
    >
      <span class="import-name">{name}</span>
      <span class="import-moment">{momentWords(createdAt, now)}</span>
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
