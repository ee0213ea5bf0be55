/** Why what was typed is not the address of a space. */
export type SpaceAddressFault = 'empty' | 'not-an-address' | 'has-sign-in-data' | 'not-https';

/**
 * Reads what an admin types or pastes as a space's address, an origin: `academy.example.org`, or any page of the space.
 * Only https, since names and tokens travel; http for this machine alone.
 */
export function readSpaceAddress(typed: string): { address: string } | { fault: SpaceAddressFault } {
  const text = typed.trim();
  if (text === '') return { fault: 'empty' };
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const url = URL.parse(hasScheme ? text : `https://${text}`);
  if (!url || !/^https?:$/.test(url.protocol)) return { fault: 'not-an-address' };
  if (url.username !== '' || url.password !== '') return { fault: 'has-sign-in-data' };
  if (isLoopbackHost(url.hostname)) {
    if (!hasScheme) url.protocol = 'http:';
    return { address: url.origin };
  }
  // A name without a dot, or with an empty part (`a..org`; a final dot is a valid spelling, but another origin).
  if (!url.hostname.startsWith('[') && !/^[^.]+(\.[^.]+)+$/.test(url.hostname)) return { fault: 'not-an-address' };
  return url.protocol === 'https:' ? { address: url.origin } : { fault: 'not-https' };
}

/** Whether a space runs on this machine, where it is reached without any network. */
export function isOnThisMachine(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && isLoopbackHost(url.hostname);
}

/** Not `[::1]`: the extension's content security policy cannot name it. */
function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1';
}
