/** The row below the header of a Markdown table: `|---|:---:|`. */
const rule = /^\s*:?-{2,}:?\s*$/;
/** `**bold**`, `_slanted_`, `` `code` ``, `~~struck~~`: the same mark at both ends of a cell. */
const marked = /^(\*{1,3}|_{1,3}|`{1,2}|~~)(?=\S)(.*\S)\1$/s;
const wordOrFigure = /[\p{L}\p{N}]/u;
const link = /^\[([^[\]]+)\]\(([^()\s]*)\)$/;
/** A longer cell is left as it is. */
const longestCell = 500;

/** Whether a row parts the header of a Markdown table (GitHub Flavored Markdown, 4.10) from its rows. */
export function isMarkdownRule(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 1 && filled.every((cell) => rule.test(cell));
}

/**
 * What a cell of a Markdown table shows: the text of a link, without marks around it. A link to an address that neither
 * its text nor the row's `email` tells is left as it is (`[write](mailto:jean@x.org)`).
 */
export function withoutMarkdown(cell: string, email = ''): string {
  const text = cell.trim();
  if (text.length > longestCell) return cell;
  const inside = marked.exec(text)?.[2] ?? '';
  const shown = wordOrFigure.test(inside) ? inside : text;
  const [, words, target = ''] = link.exec(shown) ?? [];
  if (words === undefined) return shown;
  const address = /^mailto:([^?]*)/i.exec(target)?.[1] ?? '';
  return `${words} ${email}`.toLowerCase().includes(address.toLowerCase()) ? words : shown;
}
