/** An endpoint's path with its parameters filled in and its query behind it; what is undefined is left out. */
export function endpointPath(path: string, params: unknown, query: unknown): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(texts(params)[name] ?? ''));
  const search = new URLSearchParams(texts(query)).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

function texts(values: unknown): Record<string, string> {
  const entries = Object.entries(values ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
