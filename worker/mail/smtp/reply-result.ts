import type { SendResult } from '../transport.ts';
import { sendingLimit } from './sending-limit.ts';
import { SmtpFailure } from './smtp-failure.ts';
import { isPositive, replyCodes, type SmtpReply } from './smtp-reply.ts';

/** What the reply to a whole message says about the mail. */
export function messageResult(reply: SmtpReply): SendResult {
  const said = replyCodes(reply);
  if (reply.code >= 200 && reply.code < 300) return { kind: 'accepted', reply: said };
  const byLimit = limited(reply);
  if (byLimit) return byLimit;
  if (reply.code >= 400 && reply.code < 500) return { kind: 'temporary', reply: said };
  return { kind: reply.code >= 500 ? 'permanent' : 'unknown', reply: said };
}

/**
 * What it says about a mail that one of these replies refused. A server that refuses the sender refuses us, not the
 * person: that can be mended, so the mail waits. Throws `not-smtp` when there was no refusal.
 */
export function refusalResult(from?: SmtpReply, to?: SmtpReply, data?: SmtpReply): SendResult {
  if (from && !isPositive(from)) return limited(from) ?? { kind: 'temporary', reply: replyCodes(from) };
  const reply = to && !isPositive(to) ? to : data;
  if (!reply) throw new SmtpFailure('not-smtp');
  const byLimit = limited(reply);
  if (byLimit) return byLimit;
  return { kind: reply.code >= 500 ? 'permanent' : 'temporary', reply: replyCodes(reply) };
}

/** What a conversation that ended before a mail could be taken says about that mail. */
export function notTaken({ fault, reply, limit }: SmtpFailure): SendResult {
  return limit ? { kind: 'limited', limit, reply } : { kind: 'temporary', reply: reply ?? fault };
}

function limited(reply: SmtpReply): SendResult | null {
  const limit = sendingLimit(reply);
  return limit && { kind: 'limited', limit, reply: replyCodes(reply) };
}
