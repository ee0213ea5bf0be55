import { useEffect, useState } from 'preact/hooks';
import { type BatchTarget, type Way, ways } from '../../../shared/contract/batch.ts';

/** The parts of the settings. */
export const settingParts = ['connections', 'privacy', 'space', 'admins', 'devices', 'audit', 'health'] as const;
/** See `settingParts`. */
export type SettingPart = (typeof settingParts)[number];

/** A page of the console, as it stands in the address behind `#`. */
export type Route =
  | { page: 'home' }
  | { page: 'welcome' }
  | { page: 'batches' }
  | { page: 'batch'; importId: string }
  | { page: 'new-batch'; way: Way /** What all join. */; target: BatchTarget | null }
  | { page: 'new-account' }
  | { page: 'members' }
  | { page: 'member'; id: string }
  | { page: 'groups' }
  | { page: 'group'; id: string }
  | { page: 'paths' }
  | { page: 'path'; id: string }
  | { page: 'session'; id: string }
  | { page: 'invitations' }
  | { page: 'dashboard' }
  | { page: 'settings'; part: SettingPart };

/** Where the console lies in the extension. */
export const consolePath = '/console.html';

/** Whether this page is the console: the popup shows parts of it, too. */
export function isConsole(): boolean {
  return location.pathname === consolePath;
}

/** The address of a page, to be used as a link inside the console. */
export function routeHash(route: Route): string {
  switch (route.page) {
    case 'batch':
      return `#/batches/${route.importId}`;
    case 'new-batch':
      return `#/new-batch/${route.way}${route.target ? `/${route.target.kind}/${route.target.id}` : ''}`;
    case 'member':
      return `#/members/${route.id}`;
    case 'group':
      return `#/groups/${route.id}`;
    case 'path':
      return `#/paths/${route.id}`;
    case 'session':
      return `#/sessions/${route.id}`;
    case 'settings':
      return `#/settings/${route.part}`;
    default:
      return `#/${route.page}`;
  }
}

/** The page that an address names; an unknown one leads home. */
export function readRoute(hash: string): Route {
  const [, page, id, kind, targetId] = hash.split('/');
  switch (page) {
    case 'batches':
      return id ? { page: 'batch', importId: id } : { page };
    case 'members':
      return id ? { page: 'member', id } : { page };
    case 'groups':
      return id ? { page: 'group', id } : { page };
    case 'paths':
      return id ? { page: 'path', id } : { page };
    case 'sessions':
      return id ? { page: 'session', id } : { page: 'paths' };
    case 'new-batch':
      return { page, way: ways.find((way) => way === id) ?? 'invite', target: readTarget(kind, targetId) };
    case 'settings':
      return { page, part: settingParts.find((part) => part === id) ?? 'connections' };
    case 'welcome':
    case 'new-account':
    case 'invitations':
    case 'dashboard':
      return { page };
    default:
      return { page: 'home' };
  }
}

function readTarget(kind: string | undefined, id: string | undefined): BatchTarget | null {
  return id && (kind === 'group' || kind === 'session') ? { kind, id } : null;
}

/** Goes to a page of this console, at once: browsers tell of a new hash a good moment after it was set. */
export function goTo(route: Route): void {
  const hash = routeHash(route);
  if (hash === location.hash) return;
  history.pushState(null, '', hash);
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** The page that the address names now. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(readRoute(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}
