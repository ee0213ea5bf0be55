/** The row below the header of a Markdown table: `|---|:---:|`. */
const rule = /^\s*:?-{2,}:?\s*$/;
/** `**bold**`, `_slanted_`, `` `code` ``, `~~struck~~`: the same mark at both ends of a cell. */
const marked = /^(\*{1,3}|_{1,3}|`{1,2}|~~)(?=\S)(.*\S)\1$/s;
const link = /^\[([^[\]]+)\]\([^()\s]*\)$/;

/** Whether a row parts the header of a Markdown table (GitHub Flavored Markdown, 4.10) from its rows. */
export function isMarkdownRule(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 1 && filled.every((cell) => rule.test(cell));
}

/** What a cell of a Markdown table shows: the text of a link, without marks around it. */
export function withoutMarkdown(cell: string): string {
  const text = cell.trim();
  if (text.length > 500) return cell;
  const shown = marked.exec(text)?.[2] ?? text;
  return link.exec(shown)?.[1] ?? shown;
}
