import '../parts/field.css';
import './paste-box.css';
import { useEffect, useId, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { captureOf, pastedIn } from '../../capture/paste.ts';
import { Button } from '../parts/button.tsx';
import { numberWords } from '../words/numbers.ts';
import { withPasted } from './pasted-text.ts';
import { type Draft, draftOf } from './use-draft.ts';

/** Characters above which a text is shown, but not edited here: browsers take seconds to lay a longer text box out. */
const longestEdited = 100_000;
/** Characters shown of a longer text. */
const shownOfLonger = 5_000;

interface Props {
  draft: Draft;
  /** What a list may look like. */
  example: string;
  onChange: (draft: Draft) => void;
  onClear: () => void;
}

/** The box that a list is pasted into. A copied table appears as its cells, separated by tabs. */
export function PasteBox({ draft, example, onChange, onClear }: Props) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const isLong = draft.text.length > longestEdited;
  const shown = isLong ? draft.text.slice(0, shownOfLonger) : draft.text;
  // The box owns its text while it is typed in; it is written to only when the text came from elsewhere.
  useEffect(() => {
    if (box.current && box.current.value !== shown) box.current.value = shown;
  }, [shown]);

  const onPaste = (event: ClipboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    if (isLong) return;
    const capture = captureOf(pastedIn(event));
    const pasted = draftOf(capture);
    const isTable = capture.content.kind === 'grid';
    const { text, isParted } = withPasted(event.currentTarget, pasted.text, isTable);
    // The browser inserts a short text itself, so that its undo works.
    if (!isTable && !isParted && pasted.text.length <= longestEdited) return;
    event.preventDefault();
    // A table alone in the box is kept as the table that it is.
    onChange(text === pasted.text ? pasted : { text, notes: pasted.notes, content: { kind: 'text', text } });
  };

  return (
    <div class="paste-box">
      <label class="field-label" for={id}>
        {i18n.t('paste.label')}
      </label>
      {draft.text !== '' && (
        <Button look="quiet" onClick={onClear}>
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
          onChange({ text, notes: text === '' ? [] : draft.notes, content: { kind: 'text', text } });
        }}
      />
      <p id={`${id}-hint`} class="soft small paste-hint">
        {isLong ? i18n.t('paste.long', [numberWords(draft.text.length)]) : i18n.t('paste.hint')}
      </p>
    </div>
  );
}
