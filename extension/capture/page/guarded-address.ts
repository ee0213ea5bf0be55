/**
 * An address behind Cloudflare's protection: hexadecimal bytes, of which the first is the key of the others. Null for
 * other texts.
 */
export function guardedAddress(hex: string): string | null {
  if (!/^(?:[0-9a-f]{2}){4,600}$/i.test(hex)) return null;
  const key = Number.parseInt(hex.slice(0, 2), 16);
  let encoded = '';
  for (let at = 2; at < hex.length; at += 2) {
    encoded += `%${(Number.parseInt(hex.slice(at, at + 2), 16) ^ key).toString(16).padStart(2, '0')}`;
  }
  try {
    return decodeURIComponent(encoded);
  } catch {
    // No text in UTF-8, so it protects no address.
    return null;
  }
}
