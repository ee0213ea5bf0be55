import type { StoredSpace } from '../../spaces/stored-space.ts';

const memory = 'chosen-space';

/**
 * The space that the console shows: the one chosen last in this browser, even while its connection has ended (nobody is
 * to find themselves in another space unasked), else the first that is connected; null without any.
 */
export function chosenSpace(spaces: readonly StoredSpace[]): StoredSpace | null {
  const chosen = localStorage.getItem(memory);
  return (
    spaces.find(({ address }) => address === chosen) ??
    spaces.find(({ state }) => state === 'connected') ??
    spaces[0] ??
    null
  );
}

/** Remembers which space the console shows. */
export function chooseSpace(address: string): void {
  localStorage.setItem(memory, address);
}
