import { useCallback, useMemo, useState } from 'preact/hooks';
import * as v from 'valibot';
import { ways } from '../../../shared/contract/batch.ts';
import { ClientId } from '../../../shared/contract/protocol.ts';
import { StoredBatch } from '../../batches/stored-batch.ts';
import { useSpaces } from '../batches/use-phase.ts';
import { chosenSpace } from '../space/chosen-space.ts';

/** What becomes of the list in the popup; it lasts until a batch was made, so that nothing is carried over unseen. */
const PopupChoices = v.object({
  way: v.picklist(ways),
  target: StoredBatch.entries.target,
  /** The address of the space that the target belongs to; null without a target. */
  targetSpace: v.nullable(v.string()),
  /** The import that the people are added to, with its name as it was; null for a new one. */
  into: v.nullable(v.object({ importId: ClientId, name: v.string() })),
});
/** See the schema of the same name. */
export type PopupChoices = v.InferOutput<typeof PopupChoices>;

/** The usual thing: a new batch of people who are invited. */
const usualChoices: PopupChoices = { way: 'invite', target: null, targetSpace: null, into: null };

const memory = 'popup-choices';

/**
 * The choices; they come back when the popup is opened again, but for a target of another space than the one that is
 * shown now.
 */
export function usePopupChoices(): {
  choices: PopupChoices;
  choose: (changed: Partial<PopupChoices>) => void;
  reset: () => void;
} {
  const [stored, setChoices] = useState(storedChoices);
  const spaces = useSpaces();
  const isElsewhere =
    spaces !== undefined && stored.target !== null && stored.targetSpace !== chosenSpace(spaces)?.address;
  const choices = useMemo(
    () => (isElsewhere ? { ...stored, target: null, targetSpace: null } : stored),
    [stored, isElsewhere],
  );
  const choose = useCallback((changed: Partial<PopupChoices>) => {
    setChoices((known) => {
      const next = { ...known, ...changed };
      localStorage.setItem(memory, JSON.stringify(next));
      return next;
    });
  }, []);
  const reset = useCallback(() => {
    localStorage.removeItem(memory);
    setChoices(usualChoices);
  }, []);
  return { choices, choose, reset };
}

function storedChoices(): PopupChoices {
  const text = localStorage.getItem(memory);
  const stored = text === null ? null : v.safeParse(PopupChoices, JSON.parse(text));
  return stored?.success ? stored.output : usualChoices;
}
