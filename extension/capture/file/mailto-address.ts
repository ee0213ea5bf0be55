/** The address of a link such as `mailto:jean%40example.org?subject=…` (RFC 6068), or null when it is another link. */
export function mailtoAddress(link: string): string | null {
  const given = /^\s*mailto:([^?#]*@[^?#]*|[^?#]*%40[^?#]*)/i.exec(link)?.[1];
  if (given === undefined) return null;
  try {
    return decodeURIComponent(given).trim();
  } catch {
    // A per cent sign that encodes nothing: people type addresses, not URLs.
    return given.trim();
  }
}
