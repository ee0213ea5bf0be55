import { drained } from '../../../shared/reading/drained.ts';
import { withPauses } from '../../batches/with-pauses.ts';
import { gridTextInSteps } from '../../capture/grid-text.ts';
import { captureInSteps } from '../../capture/paste.ts';
import type { Pasted } from '../../capture/pasted.ts';
import { pageTurn } from '../../page-turn.ts';
import type { Draft } from './draft.ts';

/** What is pasted, as it appears in a box that is empty. */
export function pastedDraft(pasted: Pasted): Draft {
  return drained(draftInSteps(pasted));
}

/** The same of a long text, while the page goes on; null when the signal stopped it. */
export async function pastedDraftPatiently(pasted: Pasted, signal: AbortSignal): Promise<Draft | null> {
  // To be given a long text took the browser a frame and more: the page has its turn before that is looked into.
  await pageTurn();
  return withPauses(draftInSteps(pasted), signal);
}

function* draftInSteps(pasted: Pasted): Generator<undefined, Draft> {
  const { content, notes } = yield* captureInSteps(pasted);
  return { text: content.kind === 'grid' ? yield* gridTextInSteps(content.cells) : content.text, content, notes };
}
