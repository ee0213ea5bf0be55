import { apiHeaders } from '../mime/api-headers.ts';
import { guarded, guardedAddress } from '../mime/header.ts';
import type { Mailbox, OutgoingMail } from '../transport.ts';

/** The tag by which reports name our mail: they may come before the answer that has Resend's own name for it. */
export const mailTag = 'mail';

/** One mail as Resend's API takes it; the same mail always gives the same JSON. Throws `UnsafeText`. */
export function resendMail(mail: OutgoingMail) {
  const { messageId, from, to, replyTo, subject, text, html } = mail;
  return {
    from: mailbox('From', from),
    to: [mailbox('To', to)],
    ...(replyTo && { reply_to: mailbox('Reply-To', replyTo) }),
    subject: guarded('Subject', subject),
    text,
    html,
    headers: apiHeaders(mail),
    // Every Message-ID of ours begins with the outbox's id.
    tags: [{ name: mailTag, value: messageId.slice(0, messageId.indexOf('@')) }],
  };
}

function mailbox(place: string, { name, address }: Mailbox): string {
  const safe = guardedAddress(place, address);
  return name === '' ? safe : `"${guarded(place, name).replace(/["\\]/g, '\\$&')}" <${safe}>`;
}
