import { useMemo } from 'preact/hooks';
import type { BasketEntry } from '../../batches/basket/basket-store.ts';
import type { ChosenList } from './chosen-list.ts';
import { type IntakeList, listsOf } from './read-lists.ts';
import type { Basket } from './use-basket.ts';
import type { DraftBox } from './use-draft.ts';
import type { ChosenFiles } from './use-files.ts';

const noFiles: readonly ChosenList[] = [];
const noEntries: readonly BasketEntry[] = [];

/** The lists of an intake, the same ones as long as box, files and basket are. */
export function useLists({ draft }: DraftBox, files: ChosenFiles | null, basket: Basket | null): readonly IntakeList[] {
  const chosen = files?.lists ?? noFiles;
  const captured = basket?.taken ?? noEntries;
  return useMemo(() => listsOf(draft, chosen, captured), [draft, chosen, captured]);
}
