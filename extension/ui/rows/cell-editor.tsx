import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * How an edit ends, and so where the keyboard goes on: stay, the row below, the next cell, the one before; `fill` gives
 * the text to all selected cells.
 */
export type EditEnd = 'stay' | 'down' | 'next' | 'back' | 'fill';

interface Props {
  label: string;
  /** What stands in the box at first: the cell's text, or the key that began the edit. */
  text: string;
  /** What the cell holds now: a change of it may be stored while the box is open. */
  cell: string;
  /** Whether it is one of several selected cells, which may all be filled with what stands in the box. */
  isOfMany: boolean;
  invalid: boolean;
  onSave: (text: string, end: EditEnd) => void;
  onCancel: () => void;
}

/** The text box in a cell that is being edited; leaving it saves, Esc does not. */
export function CellEditor({ label, text, cell, isOfMany, invalid, onSave, onCancel }: Props) {
  const box = useRef<HTMLInputElement>(null);
  // Saving takes the box out of the page, which blurs it: that must not save twice.
  const ended = useRef(false);
  const isTyped = useRef(text !== cell);
  useLayoutEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.setSelectionRange(text.length, text.length);
  }, [text]);
  const save = (end: EditEnd) => {
    if (ended.current || !box.current) return;
    ended.current = true;
    // What nobody typed anything into leaves its cell as it is by now; all selected cells get what stands in it.
    onSave(isTyped.current || (isOfMany && end === 'fill') ? box.current.value : cell, end);
  };
  return (
    <input
      ref={box}
      class="cell-editor"
      aria-label={label}
      aria-invalid={invalid}
      defaultValue={text}
      spellcheck={false}
      autocomplete="off"
      onInput={() => {
        isTyped.current = true;
      }}
      onBlur={() => save('stay')}
      onKeyDown={(event) => {
        // Enter and Esc also belong to the composition of Asian letters.
        if (event.isComposing) return;
        event.stopPropagation();
        if (event.key === 'Enter') save(event.ctrlKey || event.metaKey ? 'fill' : 'down');
        else if (event.key === 'Tab') save(event.shiftKey ? 'back' : 'next');
        else if (event.key === 'Escape') {
          ended.current = true;
          onCancel();
        } else return;
        event.preventDefault();
      }}
    />
  );
}
