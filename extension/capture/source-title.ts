/** Characters of a source's title: what the space takes (`BatchSource`). */
const longest = 200;

/**
 * The name of a file or sheet as it may be shown beside other text and kept as a source: without control characters,
 * direction marks and other invisible characters, which could make a name look like another one, and not too long.
 */
export function sourceTitle(name: string): string {
  const plain = name
    .slice(0, 10 * longest)
    .toWellFormed()
    .replace(/[\p{Zl}\p{Zp}\t\r\n]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  if (plain.length <= longest) return plain;
  return `${plain.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
