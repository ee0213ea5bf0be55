import '../parts/field.css';
import './paste-box.css';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { pastedIn } from '../../capture/pasted.ts';
import { Button } from '../parts/button.tsx';
import { numberWords } from '../words/numbers.ts';
import type { Draft } from './draft.ts';
import { type PastedPlace, withPasted } from './pasted-text.ts';
import type { DraftBox } from './use-draft.ts';

/** Characters above which a pasted text is shown, but not edited here: browsers take long to lay a longer one out. */
const longestPasted = 10_000;
/** The same for a text that is typed on: the box holds it already. */
const longestTyped = 100_000;
/** Milliseconds after which it is told that a paste is still looked into. */
const patience = 300;
/** Characters shown of a longer text. */
const shownOfLonger = 2_000;

type Pasting = typeof import('./pasted-draft.ts');
/** What looks into a paste. It is loaded behind the box, which can be typed in before; who is quicker waits for it. */
let pasting: Pasting | null = null;
async function loadPasting(): Promise<Pasting> {
  pasting ??= await import('./pasted-draft.ts');
  return pasting;
}

interface Props {
  box: Pick<DraftBox, 'draft' | 'pastes' | 'change' | 'clear'>;
  /** What a list may look like. */
  example: string;
  /** Whether it has the focus when it appears, as the first thing of its page. */
  isFirst?: boolean;
}

/** The box that a list is pasted into. A copied table appears as its cells, separated by tabs. */
export function PasteBox({ box: { draft, pastes, change, clear }, example, isFirst = false }: Props) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const typed = useRef(new WeakSet<Draft>());
  const isTyped = typed.current.has(draft);
  const isLong = draft.text.length > (isTyped ? longestTyped : longestPasted);
  const shown = isLong ? draft.text.slice(0, shownOfLonger) : draft.text;
  // The box owns its text while it is typed in, of which a drawing may be behind by some letters; it is written to only
  // when the text came from elsewhere, and before anybody can type into it again.
  useLayoutEffect(() => {
    if (box.current && box.current.value !== shown && (isLong || !isTyped)) box.current.value = shown;
  }, [draft]);

  useLayoutEffect(() => {
    if (isFirst) box.current?.focus();
  }, []);
  useEffect(() => void loadPasting(), []);
  const [isLooking, setLooking] = useState(false);
  const latest = useRef({ draft, isLong });
  latest.current = { draft, isLong };

  const onPaste = (event: ClipboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    const { currentTarget } = event;
    const pasted = pastedIn(event);
    const put = ({ text: own, content, notes }: Draft) => {
      // What was pasted just before is there by now.
      const { draft, isLong } = latest.current;
      const isTable = content.kind === 'grid';
      const place = isLong ? endOf(currentTarget, draft.text) : currentTarget;
      const { text, isParted } = withPasted(place, own, isTable || isLong);
      // The browser inserts a short text itself, so that its undo works.
      const isLeft = !isTable && !isParted && !isLong && own.length <= longestPasted;
      if (isLeft && !event.defaultPrevented) return;
      event.preventDefault();
      // A table alone in the box is kept as the table that it is.
      change({ text, notes, content: text === own ? content : { kind: 'text', text } });
    };
    const isShort = pasted.plain.length + pasted.html.length <= longestPasted;
    if (pasting && isShort && !pastes.isBusy) return put(pasting.pastedDraft(pasted));
    event.preventDefault();
    const look = async (signal: AbortSignal) => (await loadPasting()).pastedDraftPatiently(pasted, signal);
    const timer = setTimeout(() => setLooking(pastes.isBusy), patience);
    void pastes.add(look, put).finally(() => {
      clearTimeout(timer);
      if (!pastes.isBusy) setLooking(false);
    });
  };

  return (
    <div class="paste-box">
      <label class="field-label" for={id}>
        {i18n.t('paste.label')}
      </label>
      {isLooking && (
        <Button
          look="quiet"
          onClick={() => {
            pastes.drop();
            setLooking(false);
          }}
        >
          {i18n.t('paste.stop')}
        </Button>
      )}
      {draft.text !== '' && !isLooking && (
        <Button look="quiet" onClick={clear}>
          {i18n.t('paste.clear')}
        </Button>
      )}
      <textarea
        ref={box}
        id={id}
        class="field-box paste-text"
        aria-describedby={`${id}-hint`}
        placeholder={example}
        spellcheck={false}
        autocomplete="off"
        wrap="off"
        readOnly={isLong}
        onPaste={onPaste}
        onInput={(event) => {
          const text = event.currentTarget.value;
          const next: Draft = { text, notes: text === '' ? [] : draft.notes, content: { kind: 'text', text } };
          typed.current.add(next);
          change(next);
        }}
      />
      <p id={`${id}-hint`} class="soft small paste-hint" aria-live="polite">
        {isLooking ? i18n.t('paste.looking') : isLong ? longWords(draft.text) : i18n.t('paste.hint')}
      </p>
    </div>
  );
}

function longWords({ length }: string): string {
  return i18n.t('paste.long', [numberWords(length)]);
}

/** Where something is pasted into a text of which the box shows only the beginning: behind it, or in its place. */
function endOf({ value, selectionStart, selectionEnd }: HTMLTextAreaElement, text: string): PastedPlace {
  const isAllChosen = selectionStart === 0 && selectionEnd === value.length;
  return { value: text, selectionStart: isAllChosen ? 0 : text.length, selectionEnd: text.length };
}
