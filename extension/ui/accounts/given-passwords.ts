/** Of the passwords of accounts that were set up in this page: no password outlives its receipt, so only their digests. */
const given = new Set<string>();

/** Ends with the page. */
const key = crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

/** Notes that somebody has this password now. */
export async function notePassword(password: string): Promise<void> {
  given.add(await digest(password));
}

/** Whether somebody else was given this password in this page. */
export async function wasGiven(password: string): Promise<boolean> {
  return given.has(await digest(password));
}

async function digest(password: string): Promise<string> {
  const octets = await crypto.subtle.sign('HMAC', await key, new TextEncoder().encode(password));
  return new Uint8Array(octets).toString();
}
