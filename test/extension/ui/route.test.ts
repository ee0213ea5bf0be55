import { expect, test } from 'vitest';
import { type Route, readRoute, routeHash } from '../../../extension/ui/console/route.ts';

test.each<Route>([
  { page: 'batches' },
  { page: 'batch', importId: '0b6c0f9e-5a53-4a0c-9d54-2f6c1c1f9b11' },
  { page: 'new-batch' },
  { page: 'spaces' },
])('the address of a page leads to it: %o', (route) => {
  expect(readRoute(routeHash(route))).toEqual(route);
});

test.each(['', '#', '#/', '#/nowhere', '#/batches/', 'batches'])(
  'an unknown address leads to the batches: %j',
  (hash) => {
    expect(readRoute(hash)).toEqual({ page: 'batches' });
  },
);
