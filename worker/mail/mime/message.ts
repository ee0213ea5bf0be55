import type { OutgoingMail } from '../transport.ts';
import { mailboxHeader, plainHeader, textHeader } from './header.ts';
import { quotedPrintable } from './quoted-printable.ts';
import { unsubscribeHeaders } from './unsubscribe-headers.ts';

/** Whether an address needs SMTPUTF8 (RFC 6531): its local part cannot be written otherwise. */
export function needsUtf8({ from, to, replyTo }: OutgoingMail): boolean {
  return [from.address, to.address, replyTo?.address ?? ''].some((address) => /[^\0-\x7f]/.test(address));
}

/**
 * A mail as it is sent (RFC 5322): lines ended by CRLF, 7-bit unless an address is not, text and HTML as alternatives.
 * The same mail always gives the same octets. Throws `UnsafeText`.
 */
export function messageOf(mail: OutgoingMail): string {
  // Quoted-printable never writes `=_`, so no text can contain the boundary.
  const boundary = `=_${mail.messageId.replace(/[^0-9A-Za-z]/g, '').slice(0, 60)}`;
  const headers = [
    plainHeader('Date', mailDate(mail.date)),
    mailboxHeader('From', mail.from),
    mailboxHeader('To', mail.to),
    ...(mail.replyTo ? [mailboxHeader('Reply-To', mail.replyTo)] : []),
    textHeader('Subject', mail.subject),
    plainHeader('Message-ID', `<${mail.messageId}>`),
    // RFC 3834: vacation responders stay silent.
    'Auto-Submitted: auto-generated',
    plainHeader('Content-Language', mail.language),
    ...unsubscribeHeaders(mail).map(([name, value]) => plainHeader(name, value)),
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative;\r\n boundary="${boundary}"`,
  ];
  const parts = [part('text/plain', mail.text), part('text/html', mail.html)];
  return `${headers.join('\r\n')}\r\n\r\n${parts.map((each) => `--${boundary}\r\n${each}`).join('')}--${boundary}--\r\n`;
}

function part(type: string, text: string): string {
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(text)}`;
}

/** RFC 5322, 3.3, in UTC. */
function mailDate(moment: number): string {
  return new Date(moment).toUTCString().replace('GMT', '+0000');
}
