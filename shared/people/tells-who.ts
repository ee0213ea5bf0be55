/** The names and the address by which a text can tell who somebody is. */
interface Named {
  email: string;
  lastName: string;
  firstName: string;
}

/** Whether a text has somebody's address in it, or both their names; in any case, accents composed or apart. */
export function tellsWho(text: string, { email, lastName, firstName }: Named): boolean {
  const folded = fold(text);
  const has = (part: string) => part !== '' && folded.includes(fold(part));
  return has(email) || (has(lastName) && has(firstName));
}

/** The text with somebody's address and names left out, one `…` where they stood, if it tells who they are. */
export function withoutWho(text: string, person: Named): string {
  if (!tellsWho(text, person)) return text;
  const parts = [person.email, person.lastName, person.firstName].filter((part) => part !== '');
  const pattern = parts.map((part) => part.normalize('NFC').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
  const told = text
    .normalize('NFC')
    .replace(new RegExp(pattern, 'giu'), '…')
    .replace(/…( …)+/g, '…');
  // Letters that fold to others than they pair with (`İ`): nothing of the text is worth keeping then.
  return parts.some((part) => fold(told).includes(fold(part))) ? '…' : told;
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
