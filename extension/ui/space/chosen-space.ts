import type { StoredSpace } from '../../spaces/stored-space.ts';

const memory = 'chosen-space';

/** The connected space that the console shows: the one chosen last in this browser, else the first; null without any. */
export function chosenSpace(spaces: readonly StoredSpace[]): StoredSpace | null {
  const connected = spaces.filter(({ state }) => state === 'connected');
  const chosen = localStorage.getItem(memory);
  return connected.find(({ address }) => address === chosen) ?? connected[0] ?? null;
}

/** Remembers which space the console shows. */
export function chooseSpace(address: string): void {
  localStorage.setItem(memory, address);
}
