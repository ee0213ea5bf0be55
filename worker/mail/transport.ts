import type { BounceReason } from '../../shared/contract/follow-up.ts';
import type { MailPause } from '../../shared/contract/health.ts';

/** A person or space in a header of a mail: the name for people, the address for the mail server. */
export interface Mailbox {
  name: string;
  address: string;
}

/** One mail, ready to leave by whatever transport. */
export interface OutgoingMail {
  /** Without the angle brackets; the same at every attempt, so that a second copy can be told to be one. */
  messageId: string;
  /** Milliseconds since 1970-01-01 UTC. */
  date: number;
  from: Mailbox;
  to: Mailbox;
  /** Where an answer goes, if not to `from`. */
  replyTo: Mailbox | null;
  /** Where one click ends mails of this kind (RFC 8058), or null for mails that a person asks for. */
  unsubscribe: string | null;
  /** Where mail servers report that they could not deliver it, if not to `from`. */
  returnPath?: string | undefined;
  /** BCP 47. */
  language: string;
  subject: string;
  text: string;
  html: string;
}

/** A limit of the whole account with whoever takes the mail: so many in a short time, or in a day or month. */
export type MailLimit = MailPause['reason'];

/**
 * What became of a mail. `accepted`: it is the next server's business now. `temporary`: not this time. `permanent`:
 * never to this address. `unknown`: the server may or may not have taken it, its answer is lost. `limited`: the account
 * may send no more for now, whatever it is.
 */
export interface SendResult {
  kind: 'accepted' | 'temporary' | 'permanent' | 'unknown' | 'limited';
  /** Which limit it is that keeps a `limited` mail. */
  limit?: MailLimit;
  /**
   * What the server said, without personal data: `451 4.3.2`; or one of our `MailFault`s, where it could not be heard.
   * Null when nothing is known.
   */
  reply: string | null;
  /** Why it is `permanent`, where the transport knows more than the reply's codes tell. */
  reason?: BounceReason;
  /** The transport's own name for an accepted mail, by which it reports on it later. */
  providerId?: string;
}

/** A way for mails to leave. */
export interface MailTransport {
  /** Mails that it is best given at once, if not ten: as many may be sent twice if the worker dies in between. */
  readonly atOnce?: number;
  /**
   * Sends mails in order; one result each, in the same order. Never rejects. Where it stops early, by the signal,
   * by a limit or since the conversation is over, the last mails have no result: they were not begun.
   */
  send(mails: readonly OutgoingMail[], signal: AbortSignal): Promise<SendResult[]>;
  /** Ends what `send` has opened. Never rejects. */
  close(): Promise<void>;
}
