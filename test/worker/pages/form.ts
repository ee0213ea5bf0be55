/** A page's text between two marks, or null: enough of a parser for pages that we make ourselves. */
export function between(page: string, from: string, to: string): string | null {
  const start = page.indexOf(from);
  if (start < 0) return null;
  const end = page.indexOf(to, start + from.length);
  return end < 0 ? null : page.slice(start + from.length, end);
}

/** The page's first heading. */
export function heading(page: string): string | null {
  return between(page, '<h1>', '</h1>');
}

/** The value with which a field is filled in, still escaped; null if the page has no such field or no value in it. */
export function fieldValue(page: string, name: string): string | null {
  const input = new RegExp(`<input[^>]* name="${name}"[^>]*>`).exec(page)?.[0] ?? '';
  return / value="([^"]*)"/.exec(input)?.[1] ?? null;
}

/** The sentence beside a field, or null. */
export function problemBeside(page: string, name: string): string | null {
  return between(page, `id="${name}-problem">`, '</p>');
}

/** The `Cookie` header for what an answer has set. */
export function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
