import './paste-box.css';
import { useEffect, useId, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { gridText } from '../../capture/grid-text.ts';
import { captureOf, pastedIn } from '../../capture/paste.ts';
import { Button } from '../parts/button.tsx';
import type { Draft } from './use-draft.ts';

interface Props {
  draft: Draft;
  onChange: (draft: Draft, at: 'once' | 'rest') => void;
  onClear: () => void;
}

/** The box that a list is pasted into. A copied table appears as its cells, separated by tabs. */
export function PasteBox({ draft, onChange, onClear }: Props) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  // The box owns its text while it is typed in; a long one must not be written back at every key.
  useEffect(() => {
    if (box.current && box.current.value !== draft.text) box.current.value = draft.text;
  }, [draft.text]);

  const onPaste = (event: ClipboardEvent & { currentTarget: HTMLTextAreaElement }) => {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const { content, notes } = captureOf(pastedIn(event));
    if (content.kind === 'text') return;
    event.preventDefault();
    const pasted = gridText(content.cells);
    const text = value.slice(0, selectionStart) + pasted + value.slice(selectionEnd);
    onChange({ text, notes, content: text === pasted ? content : { kind: 'text', text } }, 'once');
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
        placeholder={i18n.t('paste.placeholder')}
        spellcheck={false}
        autocomplete="off"
        wrap="off"
        onPaste={onPaste}
        onInput={(event) => {
          const text = event.currentTarget.value;
          const at = event.inputType === 'insertFromPaste' || event.inputType === 'insertFromDrop' ? 'once' : 'rest';
          onChange({ text, notes: text === '' ? [] : draft.notes, content: { kind: 'text', text } }, at);
        }}
      />
      <p id={`${id}-hint`} class="soft small paste-hint">
        {i18n.t('paste.hint')}
      </p>
    </div>
  );
}
