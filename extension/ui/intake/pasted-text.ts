/** Where something is pasted into a text: the selection that it replaces. */
export interface PastedPlace {
  value: string;
  selectionStart: number;
  selectionEnd: number;
}

/** The text around what is pasted, and the line ends that keep it apart. */
interface PastedText {
  text: string;
  /** Whether a line end was put in: the browser's own paste would have made one word of two. */
  isParted: boolean;
}

/**
 * A text with a list pasted into it. A table gets lines of its own, and two addresses never grow together: `a@x.org`
 * and `b@y.org` would become `a@x.orgb@y.org`.
 */
export function withPasted(
  { value, selectionStart, selectionEnd }: PastedPlace,
  pasted: string,
  isTable: boolean,
): PastedText {
  const before = value.slice(0, selectionStart);
  const after = value.slice(selectionEnd);
  const start = isTable ? /[^\n]$/.test(before) : growTogether(before, pasted);
  const end = isTable ? /^[^\n]/.test(after) : growTogether(pasted, after);
  return { text: `${before}${start ? '\n' : ''}${pasted}${end ? '\n' : ''}${after}`, isParted: start || end };
}

/** Whether the last word of one text and the first one of the next both hold an address, and nothing parts them. */
function growTogether(before: string, after: string): boolean {
  const last = /\S*[\p{L}\p{N}]$/u.exec(before.slice(-300))?.[0] ?? '';
  const first = /^[\p{L}\p{N}]\S*/u.exec(after.slice(0, 300))?.[0] ?? '';
  return last.includes('@') && first.includes('@');
}
