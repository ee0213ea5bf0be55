import * as v from 'valibot';
import { log } from '../../log/log.ts';
import { apiHeaders } from '../mime/api-headers.ts';
import { builtSafely } from '../mime/built-safely.ts';
import { guarded, guardedAddress } from '../mime/header.ts';
import type { Mailbox, MailTransport, OutgoingMail, SendResult } from '../transport.ts';
import { bareMessageId } from './bare-message-id.ts';

/**
 * Sends by Cloudflare's Email Service, one call for each mail; there is no key that would make a repeated one harmless.
 */
export function cloudflareTransport(email: SendEmail): MailTransport {
  return {
    close: () => Promise.resolve(),
    async send(mails, signal) {
      const results: SendResult[] = [];
      for (const mail of mails) {
        if (signal.aborted) break;
        const result = await sendOne(email, mail);
        results.push(result);
        if (result.kind === 'limited') break;
      }
      return results;
    },
  };
}

async function sendOne(email: SendEmail, mail: OutgoingMail): Promise<SendResult> {
  const message = builtSafely(mail, cloudflareMail);
  if (message === null) return { kind: 'permanent', reply: null };
  try {
    const { messageId } = await email.send(message);
    return { kind: 'accepted', reply: null, providerId: bareMessageId(messageId) };
  } catch (error) {
    const result = failure(error);
    log({ event: 'cloudflare-mail-refused', code: result.reply });
    return result;
  }
}

/** One mail as the binding takes it. Throws `UnsafeText`. */
function cloudflareMail(mail: OutgoingMail) {
  return {
    from: mailbox('From', mail.from),
    to: guardedAddress('To', mail.to.address),
    ...(mail.replyTo && { replyTo: mailbox('Reply-To', mail.replyTo) }),
    subject: guarded('Subject', mail.subject),
    text: mail.text,
    html: mail.html,
    headers: apiHeaders(mail),
  };
}

function mailbox(place: string, { name, address }: Mailbox): { email: string; name: string } {
  return { email: guardedAddress(place, address), name: guarded(place, name) };
}

const Coded = v.object({ code: v.pipe(v.string(), v.regex(/^E_[A-Z_]{1,60}$/)) });

/**
 * By the code alone, since the message may quote an address. Only what is about the recipient or the mail is for good;
 * the sender is ours to mend, so the mail waits. Without a code of theirs nobody knows whether it left.
 */
function failure(error: unknown): SendResult {
  const coded = v.safeParse(Coded, error);
  if (!coded.success) return { kind: 'unknown', reply: null };
  const { code } = coded.output;
  switch (code) {
    case 'E_RECIPIENT_SUPPRESSED':
      return { kind: 'permanent', reply: code, reason: 'refused' };
    case 'E_RECIPIENT_NOT_ALLOWED':
    case 'E_VALIDATION_ERROR':
    case 'E_FIELD_MISSING':
    case 'E_CONTENT_TOO_LARGE':
      return { kind: 'permanent', reply: code };
    case 'E_RATE_LIMIT_EXCEEDED':
      return { kind: 'limited', limit: 'rate', reply: code };
    case 'E_DAILY_LIMIT_EXCEEDED':
      return { kind: 'limited', limit: 'quota', reply: code };
    case 'E_DELIVERY_FAILED':
    case 'E_INTERNAL_SERVER_ERROR':
      return { kind: 'unknown', reply: code };
    default:
      return { kind: code.startsWith('E_HEADER') ? 'permanent' : 'temporary', reply: code };
  }
}
