/** Two texts, one below the other; just one of them if its lines stand in the other, too. */
export function joinedTexts(first: string, second: string): string {
  if (holdsLines(first, second)) return first;
  if (holdsLines(second, first)) return second;
  return `${first}${first.endsWith('\n') ? '' : '\n'}${second}`;
}

function holdsLines(text: string, others: string): boolean {
  return others === '' || `\n${text}\n`.includes(`\n${others}\n`);
}
