import './import-line.css';
import type { StoredSpace } from '../../spaces/stored-space.ts';
import { useNow } from '../clock.ts';
import { ConsoleLink } from '../console/console-link.tsx';
import { LoadingBadge, PhaseBadge, UnreadableBadge } from '../parts/phase-badge.tsx';
import { momentWords } from '../words/moments.ts';
import { type ListedImport, useSummaries } from './use-import-list.ts';
import { phaseOfImport, useOnline } from './use-phase.ts';

interface Props {
  listed: ListedImport;
  spaces: readonly StoredSpace[] | undefined;
}

/** One import in a short list: its name, when it was made, and how far it is; it leads to its page. */
export function ImportLine({ listed, spaces }: Props) {
  const { name, createdAt } = listed.batches[0];
  const parts = useSummaries(listed);
  const isOnline = useOnline();
  const now = useNow(1000);
  return (
    <ConsoleLink class="import-line" to={{ page: 'batch', importId: listed.importId }}>
      <span class="import-name">{name}</span>
      <span class="import-moment">{momentWords(createdAt, now)}</span>
      {parts === 'unreadable' ? (
        <UnreadableBadge />
      ) : parts && spaces ? (
        <PhaseBadge phase={phaseOfImport(parts, { spaces, isOnline, now })} />
      ) : (
        <LoadingBadge />
      )}
    </ConsoleLink>
  );
}
