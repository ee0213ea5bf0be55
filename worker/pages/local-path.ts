/**
 * Where a page leads next: a path of this space, or `/` for whatever else is given (`//evil.example`, `/\evil`,
 * `javascript:`), as a browser would understand it.
 */
export function localPath(next: string): string {
  const base = 'https://space.invalid';
  if (!next.startsWith('/') || !URL.canParse(next, base)) return '/';
  const url = new URL(next, base);
  return url.origin === base && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : '/';
}
