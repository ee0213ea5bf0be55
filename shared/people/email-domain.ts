import type { AddressFault } from './person-problem.ts';

/** Characters of a domain name: RFC 1035, 2.3.4, less the root's dot. */
const maxDomainLength = 253;
/** Top-level names that no mail from the public internet can reach: RFC 6761, RFC 6762, RFC 7686, ICANN 2024. */
const privateTopLevels = new Set(['localhost', 'local', 'localdomain', 'invalid', 'internal', 'lan', 'onion']);
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const plainDomain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** What is wrong with a domain that is already lower-case ASCII (punycode where needed), or null. */
export function domainFault(domain: string): AddressFault | null {
  if (domain.length > maxDomainLength) return 'domain-too-long';
  const top = domain.slice(domain.lastIndexOf('.') + 1);
  if (plainDomain.test(domain) && !domain.includes('xn--'))
    return privateTopLevels.has(top) ? 'domain-not-public' : null;
  const labels = domain.split('.');
  if (labels.some((part) => !label.test(part))) return 'domain-label';
  const publicTop = /^[a-z]{2,}$/.test(top) || top.startsWith('xn--');
  return labels.length > 1 && publicTop && !privateTopLevels.has(top) ? null : 'domain-not-public';
}

/** Whether a well-formed lower-case domain needs no closer look: no punycode, no private ending. */
export function isPublicPlain(domain: string): boolean {
  return !domain.includes('xn--') && !privateTopLevels.has(domain.slice(domain.lastIndexOf('.') + 1));
}
