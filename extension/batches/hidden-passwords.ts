/** Characters by which passwords are looked up; the shorter ones are looked up whole. */
const prefixLength = 4;

/**
 * Blots out a capture's passwords where a piece of it is quoted: they must not lie in IndexedDB by that way either. The
 * time grows with the text, not with how many passwords there are.
 */
export function hiddenPasswords(passwords: Iterable<string>): (text: string) => string {
  const byPrefix = new Map<string, Set<string>>();
  const lengths = new Map<string, number[]>();
  for (const password of passwords) {
    if (password === '') continue;
    const prefix = password.slice(0, prefixLength);
    const known = byPrefix.get(prefix) ?? new Set();
    if (known.size === 0) byPrefix.set(prefix, known);
    known.add(password);
    const own = lengths.get(prefix) ?? [];
    if (own.length === 0) lengths.set(prefix, own);
    if (!own.includes(password.length)) own.push(password.length);
  }
  if (byPrefix.size === 0) return (text) => text;
  // Longest first, so that a password that contains another one goes as a whole.
  for (const own of lengths.values()) own.sort((a, b) => b - a);

  const lengthAt = (text: string, at: number): number => {
    for (let size = prefixLength; size > 0; size--) {
      const prefix = text.slice(at, at + size);
      const known = prefix.length === size ? byPrefix.get(prefix) : undefined;
      const length = known && lengths.get(prefix)?.find((own) => known.has(text.slice(at, at + own)));
      if (length !== undefined) return length;
    }
    return 0;
  };
  return (text) => {
    const pieces: string[] = [];
    let start = 0;
    for (let at = 0; at < text.length; ) {
      const length = lengthAt(text, at);
      if (length === 0) {
        at++;
        continue;
      }
      pieces.push(text.slice(start, at), '•••');
      at += length;
      start = at;
    }
    return start === 0 ? text : pieces.join('') + text.slice(start);
  };
}
