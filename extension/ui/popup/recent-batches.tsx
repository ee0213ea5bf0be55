import { i18n } from '#i18n';
import { ImportLine } from '../batches/import-line.tsx';
import { useImportList } from '../batches/use-import-list.ts';
import { useSpaces } from '../batches/use-phase.ts';
import { Button } from '../parts/button.tsx';
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
      <ul>
        {imports.slice(0, shownBatches).map((listed) => (
          <li key={listed.importId}>
            <ImportLine listed={listed} spaces={spaces} />
          </li>
        ))}
      </ul>
    </section>
  );
}
