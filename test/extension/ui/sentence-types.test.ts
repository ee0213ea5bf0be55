import { expect, test } from 'vitest';
import type { i18n } from '#i18n';

type Key = Parameters<typeof i18n.t>[0];

/** Whether a sentence can be asked for with this beside its key. */
type Takes<K extends Key, Given extends unknown[]> = [K, ...Given] extends Parameters<typeof i18n.t<K>> ? true : false;

// The assertions are the types: another answer than this does not compile.
const asIs: [
  Takes<'cancel', []>,
  Takes<'cancel' | 'loading', []>,
  Takes<'failed.unexpected', [[string]]>,
  Takes<'navigation.title', [[string, number]]>,
  Takes<'paste.people_name', [number, [string, string]]>,
] = [true, true, true, true, true];

const otherwise: [
  'cancelled' extends Key ? true : false,
  Takes<'cancel', [[string]]>,
  Takes<'failed.unexpected', []>,
  Takes<'failed.unexpected', [number]>,
  Takes<'navigation.title', [[string]]>,
  Takes<'paste.people_name', [number]>,
] = [false, false, false, false, false, false];

test('a sentence that does not exist, or with other parts than it has, does not compile', () => {
  expect([asIs.length, otherwise.length]).toEqual([5, 6]);
});
