/** What a key asks of the table, beside moving in it. */
export type GridCommand =
  | 'edit'
  | 'clear'
  | 'fill-down'
  | 'undo'
  | 'redo'
  | 'select-all'
  | 'select-rows'
  | 'select-columns'
  | 'select-one'
  | 'include'
  | 'remove-rows'
  | 'add-row'
  | 'next-problem'
  | 'previous-problem';

/** Commands that are about what is selected; the others are about the list, or about one cell. */
const onSelected: readonly GridCommand[] = ['clear', 'fill-down', 'include', 'remove-rows'];

/** Whether a command does something to what is selected. */
export function isOnSelected(command: GridCommand): boolean {
  return onSelected.includes(command);
}

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The command of a key, or null when it is none; copy, cut and paste come as events of the clipboard. */
export function gridCommand({ key, ctrlKey, metaKey, shiftKey, altKey }: Key): GridCommand | null {
  if (altKey) return null;
  if (key === ' ' && ctrlKey) return 'select-columns';
  if (ctrlKey || metaKey) {
    switch (key.toLowerCase()) {
      case 'a':
        return 'select-all';
      case 'd':
        return 'fill-down';
      case 'y':
        return 'redo';
      case 'z':
        return shiftKey ? 'redo' : 'undo';
      default:
        return null;
    }
  }
  switch (key) {
    case ' ':
      return shiftKey ? 'select-rows' : 'include';
    case 'Enter':
    case 'F2':
      return 'edit';
    case 'Delete':
      return shiftKey ? 'remove-rows' : 'clear';
    case 'Backspace':
      return 'clear';
    case 'Insert':
      return shiftKey ? null : 'add-row';
    case 'Escape':
      return 'select-one';
    case 'F8':
      return shiftKey ? 'previous-problem' : 'next-problem';
    default:
      return null;
  }
}

/** Whether a key writes a character, which begins an edit with it. */
export function isTyping({ key, ctrlKey, metaKey, altKey }: Key): boolean {
  // By code point: a letter outside the basic plane is one key press as well.
  return [...key].length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
}
