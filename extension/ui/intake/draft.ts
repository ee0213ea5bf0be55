import type { CapturedContent } from '../../../shared/reading/reading.ts';
import { joinedTexts } from '../../batches/joined-texts.ts';
import type { CaptureNote } from '../../capture/paste.ts';

/** What stands in the paste box; `content` is the table that was pasted as long as its text is left as it is. */
export interface Draft {
  text: string;
  content: CapturedContent;
  notes: readonly CaptureNote[];
}

/** An empty box. */
export const emptyDraft: Draft = draftOf('');

/** A text without a table behind it. */
export function draftOf(text: string): Draft {
  return { text, content: { kind: 'text', text }, notes: [] };
}

/** What came into a box since something was taken from it: all that stands there now, if that was changed, too. */
export function cameSince(now: Draft, taken: Draft): Draft {
  if (now === taken) return emptyDraft;
  const at = taken.text === '' ? -1 : placeIn(now.text, taken.text);
  if (at < 0) return now;
  const before = now.text.slice(0, at).replace(/[\s,;]+$/, '');
  const after = now.text.slice(at + taken.text.length).replace(/^[\s,;]+/, '');
  return draftOf(before === '' ? after : joinedTexts(before, after));
}

/** Where a text stands in another one by itself, and not in the midst of a word of it: `ann@x.org` not in `joann@x.org`. */
function placeIn(text: string, part: string): number {
  const isApart = (at: number) => at < 0 || at >= text.length || /[\s,;]/.test(text.charAt(at));
  // Where the part itself ends, or begins, with what parts words, anything may stand beside it.
  const [first, last] = [/^[\s,;]/.test(part), /[\s,;]$/.test(part)];
  let at = text.indexOf(part);
  while (at >= 0 && !((first || isApart(at - 1)) && (last || isApart(at + part.length))))
    at = text.indexOf(part, at + 1);
  return at;
}

/** Two boxes as one; the other as it is, with its table, if the lines of one stand in it already. */
export function joinedDrafts(first: Draft, second: Draft): Draft {
  const text = joinedTexts(first.text, second.text);
  return [first, second].find((draft) => draft.text === text) ?? draftOf(text);
}

/** What is pasted beside a box that something stands in already: on lines of its own below that. */
export function pastedBelow(draft: Draft, pasted: Draft): Draft {
  if (draft.text === '') return pasted;
  return draftOf(`${draft.text}${draft.text.endsWith('\n') ? '' : '\n'}${pasted.text}`);
}
