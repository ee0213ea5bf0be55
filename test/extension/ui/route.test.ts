import { expect, test } from 'vitest';
import { type Route, readRoute, routeHash, settingParts } from '../../../extension/ui/console/route.ts';

const group = '0123456789abcdef01234567';
const routes: Route[] = [
  { page: 'home' },
  { page: 'welcome' },
  { page: 'batches' },
  { page: 'batch', importId: '6f1c0c1e-1111-4111-8111-111111111111' },
  { page: 'new-batch', way: 'invite', target: null },
  { page: 'new-batch', way: 'accounts', target: null },
  { page: 'new-batch', way: 'invite', target: { kind: 'group', id: group } },
  { page: 'new-batch', way: 'invite', target: { kind: 'session', id: group } },
  { page: 'new-account' },
  { page: 'members' },
  { page: 'member', id: group },
  { page: 'groups' },
  { page: 'group', id: group },
  { page: 'paths' },
  { page: 'path', id: group },
  { page: 'session', id: group },
  { page: 'invitations' },
  ...settingParts.map((part): Route => ({ page: 'settings', part })),
];

test.each(routes)('the address of a page leads to it: %o', (route) => {
  expect(readRoute(routeHash(route))).toEqual(route);
});

test.each(['', '#', '#/', '#/nowhere', 'batches'])('an unknown address leads home: %j', (hash) => {
  expect(readRoute(hash)).toEqual({ page: 'home' });
});

test('an address of a new list without a known way is one of invitations', () => {
  for (const hash of ['#/new-batch', '#/new-batch/elsewhere'])
    expect(readRoute(hash)).toEqual({ page: 'new-batch', way: 'invite', target: null });
});
