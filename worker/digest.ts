import { hex } from './byte-text.ts';

/** SHA-256 of a text's UTF-8 octets, as 64 hex digits. */
export async function sha256(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

/** Whether two texts are equal, in a time that tells nothing about where they differ. */
export async function equalInConstantTime(a: string, b: string): Promise<boolean> {
  const encode = new TextEncoder();
  const digests = await Promise.all([a, b].map((text) => crypto.subtle.digest('SHA-256', encode.encode(text))));
  const [first, second] = digests;
  return first !== undefined && second !== undefined && crypto.subtle.timingSafeEqual(first, second);
}
