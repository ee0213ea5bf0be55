import { gridText } from '../../capture/grid-text.ts';
import { type Capture, captureOf } from '../../capture/paste.ts';
import type { Pasted } from '../../capture/pasted.ts';
import type { Draft } from './use-draft.ts';

/** What was grabbed elsewhere, as it appears in the box. */
export function draftOf({ content, notes }: Capture): Draft {
  return { text: content.kind === 'grid' ? gridText(content.cells) : content.text, content, notes };
}

/** What is pasted, as it appears in a box that is empty. */
export function pastedDraft(pasted: Pasted): Draft {
  return draftOf(captureOf(pasted));
}
