import './console-page.css';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { HomePage } from '../home/home-page.tsx';
import { FailureBoundary } from '../parts/failure-boundary.tsx';
import { lazily } from '../parts/lazily.tsx';
import { DeletedData } from '../stored/deleted-data.tsx';
import { LongWait } from '../stored/long-wait.tsx';
import { type Route, routeHash, useRoute } from './route.ts';

// Each page is loaded when it is first gone to; only where the console begins is there from the beginning.
const NewAccountPage = lazily(() => import('../accounts/new-account-page.tsx').then((loaded) => loaded.NewAccountPage));
const BatchList = lazily(() => import('../batches/batch-list.tsx').then((loaded) => loaded.BatchList));
const BatchPage = lazily(() => import('../batches/batch-page.tsx').then((loaded) => loaded.BatchPage));
const NewBatchPage = lazily(() => import('../batches/new-batch-page.tsx').then((loaded) => loaded.NewBatchPage));
const DashboardPage = lazily(() => import('../dashboard/dashboard-page.tsx').then((loaded) => loaded.DashboardPage));
const GroupPage = lazily(() => import('../groups/group-page.tsx').then((loaded) => loaded.GroupPage));
const GroupsPage = lazily(() => import('../groups/groups-page.tsx').then((loaded) => loaded.GroupsPage));
const InvitationsPage = lazily(() =>
  import('../invitations/invitations-page.tsx').then((loaded) => loaded.InvitationsPage),
);
const MemberPage = lazily(() => import('../members/member-page.tsx').then((loaded) => loaded.MemberPage));
const MembersPage = lazily(() => import('../members/members-page.tsx').then((loaded) => loaded.MembersPage));
const PathPage = lazily(() => import('../paths/path-page.tsx').then((loaded) => loaded.PathPage));
const PathsPage = lazily(() => import('../paths/paths-page.tsx').then((loaded) => loaded.PathsPage));
const SessionPage = lazily(() => import('../paths/session-page.tsx').then((loaded) => loaded.SessionPage));
const SettingsPage = lazily(() => import('../settings/settings-page.tsx').then((loaded) => loaded.SettingsPage));
const WelcomePage = lazily(() => import('../welcome/welcome-page.tsx').then((loaded) => loaded.WelcomePage));

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
    const entry = navigationEntries().find(({ to }) => standing(route, to) !== undefined);
    document.title = entry
      ? i18n.t('navigation.title', [entry.words, i18n.t('extension_name')])
      : i18n.t('extension_name');
  }, [hash]);
  // A list that was made is shown with the next painting: no page without anything comes between.
  const leadsToBatch = route.page === 'new-batch' || route.page === 'welcome';
  useEffect(() => {
    // What cannot be loaded is told when it is gone to.
    if (leadsToBatch) BatchPage.load().catch(() => {});
  }, [leadsToBatch]);
  return (
    <div class="console">
      <Navigation route={route} />
      <main ref={main} class="console-main" tabIndex={-1}>
        <FailureBoundary key={hash}>
          <LongWait />
          <DeletedData />
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
      return <NewBatchPage way={route.way} target={route.target} />;
    case 'home':
      return <HomePage />;
    case 'welcome':
      return <WelcomePage />;
    case 'new-account':
      return <NewAccountPage />;
    case 'members':
      return <MembersPage />;
    case 'member':
      return <MemberPage id={route.id} />;
    case 'groups':
      return <GroupsPage />;
    case 'group':
      return <GroupPage id={route.id} />;
    case 'paths':
      return <PathsPage />;
    case 'path':
      return <PathPage id={route.id} />;
    case 'session':
      return <SessionPage id={route.id} />;
    case 'invitations':
      return <InvitationsPage />;
    case 'dashboard':
      return <DashboardPage />;
    case 'settings':
      return <SettingsPage part={route.part} />;
  }
}

let entries: { to: Route; words: string }[] | undefined;

/** The pages that are always one click away; their words are asked for once, as they do not change. */
function navigationEntries(): { to: Route; words: string }[] {
  entries ??= [
    { to: { page: 'home' }, words: i18n.t('navigation.home') },
    { to: { page: 'batches' }, words: i18n.t('navigation.batches') },
    { to: { page: 'members' }, words: i18n.t('navigation.members') },
    { to: { page: 'groups' }, words: i18n.t('navigation.groups') },
    { to: { page: 'paths' }, words: i18n.t('navigation.paths') },
    { to: { page: 'invitations' }, words: i18n.t('navigation.invitations') },
    { to: { page: 'dashboard' }, words: i18n.t('navigation.dashboard') },
    { to: { page: 'settings', part: 'connections' }, words: i18n.t('navigation.settings') },
  ];
  return entries;
}

function Navigation({ route }: { route: Route }) {
  return (
    <nav class="console-navigation" aria-label={i18n.t('navigation.label')}>
      <p class="console-brand">
        <img src="/icon/48.png" width={24} height={24} alt="" />
        {i18n.t('extension_name')}
      </p>
      {navigationEntries().map(({ to, words }) => (
        <a key={to.page} href={routeHash(to)} aria-current={standing(route, to)}>
          {words}
        </a>
      ))}
    </nav>
  );
}

/** Whether the page is that of an entry, or one below it. */
function standing(route: Route, to: Route): 'page' | 'true' | undefined {
  if (route.page === to.page) return 'page';
  return isBelow(route, to) ? 'true' : undefined;
}

function isBelow(route: Route, to: Route): boolean {
  const above = {
    batch: 'batches',
    member: 'members',
    group: 'groups',
    path: 'paths',
    session: 'paths',
    welcome: 'home',
    'new-batch': 'home',
    'new-account': 'home',
  };
  return Object.entries(above).some(([page, parent]) => route.page === page && to.page === parent);
}
