import type { OutgoingMail } from '../transport.ts';
import { guarded } from './header.ts';
import { unsubscribeHeaders } from './unsubscribe-headers.ts';

/** The headers that a transport with an API is given beside the mail's own fields. Throws `UnsafeText`. */
export function apiHeaders(mail: OutgoingMail): Record<string, string> {
  return Object.fromEntries(
    [
      // RFC 3834: vacation responders stay silent.
      ['Auto-Submitted', 'auto-generated'] as const,
      ['Content-Language', mail.language] as const,
      ...unsubscribeHeaders(mail),
    ].map(([name, value]) => [name, guarded(name, value)]),
  );
}
