import { expect, test } from 'vitest';
import { isSameContent } from '../../../extension/ui/intake/use-reading.ts';

test('what was read of a list is told from what was read of the list as it was before', () => {
  const cells = [['ann@x.org']];
  const text = { kind: 'text', text: 'ann@x.org' } as const;
  expect(isSameContent(text, { ...text })).toBe(true);
  expect(isSameContent(text, { kind: 'text', text: 'ann@x.org\nben@x.org' })).toBe(false);
  expect(isSameContent({ kind: 'grid', cells }, { kind: 'grid', cells })).toBe(true);
  expect(isSameContent({ kind: 'grid', cells }, { kind: 'grid', cells: [['ben@x.org']] })).toBe(false);
  expect(isSameContent(text, { kind: 'grid', cells })).toBe(false);
});
