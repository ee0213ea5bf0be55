import type { OutgoingMail } from '../transport.ts';

/** The headers with which mail programs show a button that ends mails (RFC 2369, RFC 8058), as names and values. */
export function unsubscribeHeaders({
  unsubscribe,
}: Pick<OutgoingMail, 'unsubscribe'>): [name: string, value: string][] {
  if (!unsubscribe) return [];
  return [
    ['List-Unsubscribe', `<${unsubscribe}>`],
    ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
  ];
}
