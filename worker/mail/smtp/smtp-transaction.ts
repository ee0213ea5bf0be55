import { needsUtf8 } from '../mime/message.ts';
import type { OutgoingMail, SendResult } from '../transport.ts';
import { messageResult, refusalResult } from './reply-result.ts';
import { isPositive, type SmtpReply } from './smtp-reply.ts';
import type { SmtpSession } from './smtp-session.ts';

/** A session in use, and what has to be known about it from mail to mail. */
export interface Conversation {
  session: SmtpSession;
  /** Mails begun on it. */
  mails: number;
  /** Whether the last mail was refused half-way, so that the server has to be told to forget it. */
  needsReset: boolean;
  /** Whether the server may have taken the mail that is being sent. */
  dataSent: boolean;
  /** Whether the server was told of the next mail already. */
  isNextBegun: boolean;
}

/** Commands with which a mail begins; the third answer asks for its data. */
const envelopeLength = 3;

/**
 * Sends one mail; rejects with a `SmtpFailure` when the conversation is over. A pipelining server is told of the mail
 * that comes `next` (null: of none) right behind this one: that saves a turn for each mail. The next call is about that
 * mail then, or the session has to be dropped.
 */
export async function sendOne(
  talk: Conversation,
  mail: OutgoingMail,
  message: string,
  next: OutgoingMail | null,
): Promise<SendResult> {
  talk.mails += 1;
  talk.dataSent = false;
  const { session } = talk;
  if (!takes(session, mail)) return { kind: 'permanent', reply: null };
  const [from, to, data] = await beginning(talk, mail);
  talk.needsReset = true;
  if (from && to && data && isPositive(from) && isPositive(to) && data.code === 354) {
    talk.dataSent = true;
    talk.isNextBegun = next !== null && session.extensions.has('PIPELINING') && takes(session, next);
    const result = messageResult(
      await session.sendData(message, talk.isNextBegun && next ? [...envelope(next), 'DATA'] : []),
    );
    talk.needsReset = false;
    return result;
  }
  // A pipelining server may ask for data although it took no recipient; RFC 2920, 3.1 has us end it with a lone dot.
  if (data?.code === 354) await session.sendData('');
  return refusalResult(from, to, data);
}

/** What the server says to the beginning of a mail, which it may have been told already. */
async function beginning(talk: Conversation, mail: OutgoingMail): Promise<SmtpReply[]> {
  const { session } = talk;
  if (talk.isNextBegun) {
    talk.isNextBegun = false;
    return session.hear(envelopeLength);
  }
  const commands = [...envelope(mail), 'DATA'];
  return talk.needsReset ? (await session.say('RSET', ...commands)).slice(1) : session.say(...commands);
}

/** The commands that name a mail's sender and recipient. */
export function envelope(mail: OutgoingMail): string[] {
  const parameters = needsUtf8(mail) ? ' BODY=8BITMIME SMTPUTF8' : '';
  return [`MAIL FROM:<${mail.returnPath ?? mail.from.address}>${parameters}`, `RCPT TO:<${mail.to.address}>`];
}

/** Whether the server can take this mail at all. */
export function takes(session: SmtpSession, mail: OutgoingMail): boolean {
  return !needsUtf8(mail) || session.extensions.has('SMTPUTF8');
}
