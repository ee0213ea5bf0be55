/** What a key asks of a list: to go to a row, to open it, to tick it, or all. */
type PagedKey =
  | { kind: 'go'; to: number }
  | { kind: 'open' }
  | { kind: 'tick' /** From the one that was ticked last to this one. */; isRange: boolean }
  | { kind: 'all' };

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/**
 * What a key asks where row `at` has the focus, `last` is the last row and `page` rows are in sight; null for other
 * keys.
 */
export function pagedKey(
  { key, ctrlKey, metaKey, shiftKey, altKey }: Key,
  { at, last, page }: { at: number; last: number; page: number },
): PagedKey | null {
  if (altKey) return null;
  const go = (to: number): PagedKey => ({ kind: 'go', to: Math.max(0, Math.min(last, to)) });
  if (ctrlKey || metaKey) return key.toLowerCase() === 'a' ? { kind: 'all' } : null;
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'PageDown':
      return go(at + page);
    case 'PageUp':
      return go(at - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(last);
    case 'Enter':
      return { kind: 'open' };
    case ' ':
      return { kind: 'tick', isRange: shiftKey };
    default:
      return null;
  }
}
