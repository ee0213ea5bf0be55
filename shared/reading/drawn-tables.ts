/** Bars drawn at the beginning of a line, or a header whose cells two bars or circumflexes part. */
const drawn = /^[^\S\n]*[│┃║]|^\|\||^\^/m;
const bars = /[│┃║]/g;
/** Drawn at both ends: one bar alone may begin a password. */
const drawnLine = /^[^\S\n]*[│┃║].*[│┃║][^\S\n]*$/gm;
const doubledHeader = /^\|\|(?:[^|\n]+\|\|)+[^\S\n]*$(?=\n\|[^|])/gm;
const markedHeader = /^\^(?:[^^\n]+\^)+[^\S\n]*$(?=\n\|)/gm;

/**
 * A text in which each table drawn by a program has plain bars between its cells: database shells draw lines (`│`), wikis
 * set the header apart (`||Name||` in Jira, `^ Name ^` in DokuWiki). `sample` is its beginning.
 */
export function withPlainBars(text: string, sample: string): string {
  if (!drawn.test(sample)) return text;
  return text
    .replace(drawnLine, (line) => line.replace(bars, '|'))
    .replace(doubledHeader, (header) => header.replaceAll('||', '|'))
    .replace(markedHeader, (header) => header.replaceAll('^', '|'));
}
