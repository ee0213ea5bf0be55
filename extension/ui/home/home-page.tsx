import './home-page.css';
import { i18n } from '#i18n';
import { ImportLine } from '../batches/import-line.tsx';
import { type ListedImport, useImportList } from '../batches/use-import-list.ts';
import { useSpaces } from '../batches/use-phase.ts';
import { routeHash } from '../console/route.ts';
import { useShortcut } from '../welcome/use-shortcut.ts';
import { CreateChoices } from './create-choices.tsx';

/** Batches of each kind that are shown at once. */
const shownBatches = 5;

/** Where the console begins: the three ways to create users, what waits for the admin, and what was done last. */
export function HomePage() {
  const list = useImportList();
  const imports = list?.imports ?? [];
  return (
    <div class="page home">
      <header class="page-head">
        <h1>{i18n.t('home.create')}</h1>
      </header>
      <CreateChoices />
      <WhereListsAre />
      {list && (
        <div class="home-lists">
          <Imports
            title={i18n.t('home.waiting')}
            none={i18n.t('home.nothing_waits')}
            imports={imports.filter(isOpen)}
          />
          <Imports
            title={i18n.t('recent.title')}
            none={i18n.t('home.nothing_done')}
            imports={imports.filter((listed) => !isOpen(listed))}
          />
        </div>
      )}
    </div>
  );
}

/** How to take a list from where it is, and the way back to the first steps. */
function WhereListsAre() {
  const keys = useShortcut();
  return (
    <section class="panel home-capture">
      <p>{keys === null ? i18n.t('home.capture') : i18n.t('home.capture_keys', [keys])}</p>
      <a href={routeHash({ page: 'welcome' })}>{i18n.t('home.first_steps')}</a>
    </section>
  );
}

/** Whether something of it is in review, on its way, or refused. */
function isOpen({ batches }: ListedImport): boolean {
  return batches.some(({ stage }) => stage !== 'applied');
}

function Imports({ title, none, imports }: { title: string; none: string; imports: readonly ListedImport[] }) {
  const spaces = useSpaces();
  return (
    <section class="panel">
      <h2>{title}</h2>
      {imports.length === 0 ? (
        <p class="soft">{none}</p>
      ) : (
        <ul>
          {imports.slice(0, shownBatches).map((listed) => (
            <li key={listed.importId}>
              <ImportLine listed={listed} spaces={spaces} />
            </li>
          ))}
        </ul>
      )}
      {imports.length > shownBatches && <a href={routeHash({ page: 'batches' })}>{i18n.t('recent.all')}</a>}
    </section>
  );
}
