import type { Context } from 'hono';

/**
 * Where a request comes from, for counting: the address that Cloudflare's edge has seen, an IPv6 one by its /64, which
 * one household or server can use freely. Off Cloudflare every request comes from the same place.
 */
export function clientPlace(c: Context): string {
  const address = c.req.header('cf-connecting-ip') ?? 'local';
  return address.includes(':') ? ipv6Network(address) : address;
}

function ipv6Network(address: string): string {
  const [head = '', tail] = address.toLowerCase().split('::');
  const first = head.split(':').filter((group) => group !== '');
  const last = tail === undefined ? [] : tail.split(':').filter((group) => group !== '');
  const zeros = new Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  const groups = [...first, ...(tail === undefined ? [] : zeros), ...last];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
