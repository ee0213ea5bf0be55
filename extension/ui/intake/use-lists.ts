import { useMemo } from 'preact/hooks';
import type { ChosenList } from './chosen-list.ts';
import { type IntakeList, listsOf } from './read-lists.ts';
import type { DraftBox } from './use-draft.ts';
import type { ChosenFiles } from './use-files.ts';

const noFiles: readonly ChosenList[] = [];

/** The lists of an intake, the same ones as long as box and files are. */
export function useLists({ draft }: DraftBox, files: ChosenFiles | null): readonly IntakeList[] {
  const chosen = files?.lists ?? noFiles;
  return useMemo(() => (draft ? listsOf(draft, chosen) : []), [draft, chosen]);
}
