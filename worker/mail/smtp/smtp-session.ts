import type { SmtpReply } from './smtp-reply.ts';

/** How long to wait, in milliseconds. RFC 5321, 4.5.3.2 wants minutes; a delivery has seconds and comes back later. */
export interface SmtpPatience {
  connect: number;
  reply: number;
  /** For the reply to the whole message: the server may scan it, and giving up here risks a second copy. */
  message: number;
}

/** A connection on which mails can be sent, one after the other. */
export interface SmtpSession {
  /** The service extensions that the server offers, upper case, with their parameters in upper case. */
  extensions: ReadonlyMap<string, string>;
  /**
   * Says commands and collects the replies: all at once when the server allows pipelining (RFC 2920), else one by one
   * up to the first refusal.
   */
  say(...commands: string[]): Promise<SmtpReply[]>;
  /**
   * Sends the message's data (whole lines), dot-stuffed and ended, and waits for the server's word on it. What a
   * pipelining server is told right behind it (RFC 2920, 3.1) is answered to `hear`.
   */
  sendData(message: string, behind?: readonly string[]): Promise<SmtpReply>;
  /** Sends commands and chunks in one go to a server that allows pipelining; they are answered to `hear`. */
  tell(commands: string): Promise<void>;
  /** The replies to so many commands that were said already, each within the usual time, or all until a moment. */
  hear(count: number, until?: number): Promise<SmtpReply[]>;
  /** Says goodbye and hangs up; never rejects. */
  end(): Promise<void>;
  /** Hangs up without a word. */
  drop(): void;
}
