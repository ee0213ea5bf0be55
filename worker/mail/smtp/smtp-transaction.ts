import { needsUtf8 } from '../mime/message.ts';
import type { OutgoingMail, SendResult } from '../transport.ts';
import { SmtpFailure } from './smtp-failure.ts';
import { isPositive, replyCodes, type SmtpReply } from './smtp-reply.ts';
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
}

/** Sends one mail; rejects with a `SmtpFailure` when the conversation is over. */
export async function sendOne(talk: Conversation, mail: OutgoingMail, message: string): Promise<SendResult> {
  talk.mails += 1;
  talk.dataSent = false;
  const { session } = talk;
  const utf8 = needsUtf8(mail);
  if (utf8 && !session.extensions.has('SMTPUTF8')) return { kind: 'permanent', reply: null };
  const commands = [
    `MAIL FROM:<${mail.returnPath ?? mail.from.address}>${utf8 ? ' BODY=8BITMIME SMTPUTF8' : ''}`,
    `RCPT TO:<${mail.to.address}>`,
    'DATA',
  ];
  const replies = talk.needsReset ? (await session.say('RSET', ...commands)).slice(1) : await session.say(...commands);
  const [from, to, data] = replies;
  talk.needsReset = true;
  if (from && to && data && isPositive(from) && isPositive(to) && data.code === 354) {
    talk.dataSent = true;
    const result = messageResult(await session.sendData(message));
    talk.needsReset = false;
    return result;
  }
  // A pipelining server may ask for data although it took no recipient; RFC 2920, 3.1 has us end it with a lone dot.
  if (data?.code === 354) await session.sendData('');
  return refusal(from, to, data);
}

/** A server that refuses the sender refuses us, not the person: that can be mended, so the mail waits. */
function refusal(from?: SmtpReply, to?: SmtpReply, data?: SmtpReply): SendResult {
  if (from && !isPositive(from)) return { kind: 'temporary', reply: replyCodes(from) };
  const reply = to && !isPositive(to) ? to : data;
  if (!reply) throw new SmtpFailure('not-smtp');
  return { kind: reply.code >= 500 ? 'permanent' : 'temporary', reply: replyCodes(reply) };
}

function messageResult(reply: SmtpReply): SendResult {
  const said = replyCodes(reply);
  if (reply.code >= 200 && reply.code < 300) return { kind: 'accepted', reply: said };
  if (reply.code >= 400 && reply.code < 500) return { kind: 'temporary', reply: said };
  return { kind: reply.code >= 500 ? 'permanent' : 'unknown', reply: said };
}
