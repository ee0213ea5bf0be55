import './console-page.css';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { BatchList } from '../batches/batch-list.tsx';
import { BatchPage } from '../batches/batch-page.tsx';
import { NewBatchPage } from '../batches/new-batch-page.tsx';
import { FailureBoundary } from '../parts/failure-boundary.tsx';
import { SpacesPage } from '../spaces/spaces-page.tsx';
import { type Route, routeHash, useRoute } from './route.ts';

/** The console: navigation, and the page that the address names. */
export function ConsolePage() {
  const route = useRoute();
  const main = useRef<HTMLElement>(null);
  const hash = routeHash(route);
  const isFirst = useRef(true);
  // A new page begins where its reader does: at its top, with the focus on it.
  useEffect(() => {
    if (!isFirst.current) main.current?.focus();
    isFirst.current = false;
    main.current?.scrollTo(0, 0);
  }, [hash]);
  return (
    <div class="console">
      <Navigation route={route} />
      <main ref={main} class="console-main" tabIndex={-1}>
        <FailureBoundary key={hash}>
          <Page route={route} />
        </FailureBoundary>
      </main>
    </div>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'batches':
      return <BatchList />;
    case 'batch':
      return <BatchPage importId={route.importId} />;
    case 'new-batch':
      return <NewBatchPage />;
    case 'spaces':
      return <SpacesPage />;
  }
}

function Navigation({ route }: { route: Route }) {
  const entries: { to: Route; words: string }[] = [
    { to: { page: 'batches' }, words: i18n.t('navigation.batches') },
    { to: { page: 'new-batch' }, words: i18n.t('navigation.new') },
    { to: { page: 'spaces' }, words: i18n.t('navigation.spaces') },
  ];
  return (
    <nav class="console-navigation" aria-label={i18n.t('navigation.label')}>
      <p class="console-brand">
        <img src="/icon/48.png" width={24} height={24} alt="" />
        {i18n.t('extension_name')}
      </p>
      {entries.map(({ to, words }) => (
        <a
          key={to.page}
          href={routeHash(to)}
          aria-current={route.page === to.page ? 'page' : isBelow(route, to) ? 'true' : undefined}
        >
          {words}
        </a>
      ))}
    </nav>
  );
}

function isBelow(route: Route, to: Route): boolean {
  return route.page === 'batch' && to.page === 'batches';
}
