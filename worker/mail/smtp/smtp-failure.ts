import type { MailFault } from '../../../shared/contract/health.ts';
import type { MailLimit } from '../transport.ts';

/** Why a conversation with a mail server cannot go on. */
export type SmtpFault = MailFault | 'greeting-refused' | 'sign-in-refused' | 'leaving';

/** Ends a conversation; carries no text of the server, which may quote an address. */
export class SmtpFailure extends Error {
  readonly fault: SmtpFault;
  /** The server's last reply code, if that is what ended it: `535 5.7.8`. */
  readonly reply: string | null;
  /** The limit of the whole account that this reply told of. */
  readonly limit: MailLimit | null;
  constructor(fault: SmtpFault, reply: string | null = null, limit: MailLimit | null = null) {
    super(fault);
    this.fault = fault;
    this.reply = reply;
    this.limit = limit;
  }
}
