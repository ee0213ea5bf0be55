import type { SaidOfMail } from './delivery-report.ts';
import { saidByServer } from './delivery-status.ts';
import { feedbackOf } from './feedback-report.ts';
import { mimeParts } from './mime-parts.ts';
import { reportFields } from './report-fields.ts';

/** A report by mail, and by what it names the mail that it is about. */
interface MailReport {
  said: SaidOfMail;
  /** The Message-ID of the mail, without the angle brackets, if its headers came back. */
  messageId: string | null;
  /** The return path with which the mail left, if the report tells it; else empty. */
  returnPath: string;
}

/**
 * Reads a report about a mail: of the mail server that was to take it (RFC 3464), or of the provider where a person
 * called it unwanted (RFC 5965). Null for any other mail, such as the answer of somebody who is away, and for a report
 * that tells nothing new.
 */
export function mailReportOf(mail: Uint8Array): MailReport | null {
  const parts = mimeParts(mail);
  const part = (...types: string[]) => parts.find(({ mediaType }) => types.includes(mediaType))?.text ?? '';
  const feedback = feedbackOf(part('message/feedback-report'));
  const said = feedback?.said ?? saidByServer(part('message/delivery-status', 'message/global-delivery-status'));
  if (!said) return null;
  const returned = part('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers');
  const [headers = ''] = returned.split(/\r?\n\r?\n/, 1);
  const messageId = reportFields(headers).get('message-id')?.replace(/^<|>$/g, '') ?? null;
  return { said, messageId, returnPath: feedback?.returnPath ?? '' };
}
