import { expect, test } from 'vitest';
import { pagedKey } from '../../../extension/ui/space/paged-table-keys.ts';

const place = { at: 5, last: 99, page: 20 };
const key = (name: string, held: { shiftKey?: boolean; ctrlKey?: boolean; altKey?: boolean } = {}) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

test.each([
  ['ArrowDown', 6],
  ['ArrowUp', 4],
  ['PageDown', 25],
  ['PageUp', 0],
  ['Home', 0],
  ['End', 99],
])('%s goes to row %i of 5', (name, to) => {
  expect(pagedKey(key(name), place)).toEqual({ kind: 'go', to });
});

test('no key leaves the list', () => {
  expect(pagedKey(key('ArrowUp'), { at: 0, last: 3, page: 20 })).toEqual({ kind: 'go', to: 0 });
  expect(pagedKey(key('PageDown'), { at: 2, last: 3, page: 20 })).toEqual({ kind: 'go', to: 3 });
});

test('Enter opens, Space ticks, Shift+Space ticks up to here, Ctrl+A ticks all', () => {
  expect(pagedKey(key('Enter'), place)).toEqual({ kind: 'open' });
  expect(pagedKey(key(' '), place)).toEqual({ kind: 'tick', isRange: false });
  expect(pagedKey(key(' ', { shiftKey: true }), place)).toEqual({ kind: 'tick', isRange: true });
  expect(pagedKey(key('a', { ctrlKey: true }), place)).toEqual({ kind: 'all' });
});

test.each([key('Tab'), key('x'), key('f', { ctrlKey: true }), key('ArrowLeft', { altKey: true })])(
  "the browser's own keys stay its own: %o",
  (pressed) => {
    expect(pagedKey(pressed, place)).toBe(null);
  },
);
