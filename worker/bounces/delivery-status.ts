import PostalMime from 'postal-mime';
import { bounceReasonOf } from '../mail/bounce-reason.ts';
import type { DeliveryReport } from './delivery-report.ts';
import { reasonInWords } from './reason-in-words.ts';

/** What a report by mail says, and what it gives back of the mail that it is about. */
export interface DeliveryStatus {
  /** As a mail's report has it, without the mail. */
  said: { kind: 'delivered' } | Omit<Extract<DeliveryReport, { kind: 'bounced' }>, 'mail'>;
  /** The Message-ID of the mail, without the angle brackets, if its headers came back. */
  messageId: string | null;
}

/**
 * Reads a mail server's report about a mail (RFC 3464). Null for any other mail, such as the answer of somebody who is
 * away, and for a report that only says that it takes longer.
 */
export async function deliveryStatus(mail: Uint8Array): Promise<DeliveryStatus | null> {
  const { attachments } = await PostalMime.parse(mail, { attachmentEncoding: 'utf8' });
  const part = (...types: string[]) => {
    const found = attachments.find(({ mimeType }) => types.includes(mimeType.toLowerCase()));
    return typeof found?.content === 'string' ? found.content : '';
  };
  const said = saidOf(part('message/delivery-status', 'message/global-delivery-status'));
  if (!said) return null;
  const returned = part('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers');
  const [headers = ''] = returned.split(/\r?\n\r?\n/, 1);
  return { said, messageId: fieldsOf(headers).get('message-id')?.replace(/^<|>$/g, '') ?? null };
}

/** Our mails have one recipient; of several groups of fields the first one that says what became of it counts. */
function saidOf(status: string): DeliveryStatus['said'] | null {
  for (const group of status.split(/\r?\n[ \t]*\r?\n/)) {
    const fields = fieldsOf(group);
    const action = fields.get('action')?.toLowerCase();
    if (action === 'delivered') return { kind: 'delivered' };
    if (action !== 'failed') continue;
    const code = /^[45]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '';
    const inWords = reasonInWords(fields.get('diagnostic-code') ?? '');
    // "5.0.0" and the like leave it to the words.
    const byCode = bounceReasonOf(code);
    const reason = inWords === 'spam' || byCode === 'other' ? (inWords ?? 'other') : byCode;
    return { kind: 'bounced', reason, isDeadEnd: code.startsWith('5.') && reason === 'mailbox-unknown' };
  }
  return null;
}

/** Header fields by their names in lower case, unfolded; of several of a name the first. */
function fieldsOf(headers: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of headers.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}
