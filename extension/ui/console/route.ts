import { useEffect, useState } from 'preact/hooks';

/** A page of the console, as it stands in the address behind `#`. */
export type Route =
  | { page: 'batches' }
  | { page: 'batch'; importId: string }
  | { page: 'new-batch' }
  | { page: 'spaces' };

/** The address of a page, to be used as a link inside the console. */
export function routeHash(route: Route): string {
  switch (route.page) {
    case 'batches':
      return '#/batches';
    case 'batch':
      return `#/batches/${route.importId}`;
    case 'new-batch':
      return '#/new-batch';
    case 'spaces':
      return '#/spaces';
  }
}

/** The page that an address names; an unknown one leads to the batches. */
export function readRoute(hash: string): Route {
  const [, page, id] = hash.split('/');
  if (page === 'batches' && id) return { page: 'batch', importId: id };
  if (page === 'new-batch' || page === 'spaces') return { page };
  return { page: 'batches' };
}

/** Goes to a page of this console. */
export function goTo(route: Route): void {
  location.hash = routeHash(route);
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
