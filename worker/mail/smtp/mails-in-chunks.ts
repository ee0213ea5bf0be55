import { needsUtf8 } from '../mime/message.ts';
import type { OutgoingMail, SendResult } from '../transport.ts';
import { messageResult, notTaken, refusalResult } from './reply-result.ts';
import { SmtpFailure } from './smtp-failure.ts';
import { isPositive } from './smtp-reply.ts';
import type { SmtpSession } from './smtp-session.ts';
import { envelope } from './smtp-transaction.ts';

/** A mail and how it is written down. */
export interface BuiltMail {
  mail: OutgoingMail;
  message: string;
}

/** Whether a server takes several mails in one go: chunks name their length, so none waits to be asked for. */
export function takesChunks({ extensions }: SmtpSession): boolean {
  return extensions.has('CHUNKING') && extensions.has('PIPELINING');
}

/**
 * Sends mails in one go (BDAT behind pipelined commands, RFC 3030, 4.2) and hears what becomes of each, for `waitMs`
 * milliseconds in all. If the conversation fails, it is over: then the mails without a reply may have been taken, but a
 * server that says that it leaves (421) has taken neither the mail that it says so of (RFC 5321, 3.8: as after any other
 * 4yz) nor those behind, which have no result.
 */
export async function sendInChunks(
  session: SmtpSession,
  mails: readonly BuiltMail[],
  waitMs: number,
): Promise<{ results: SendResult[]; failure: SmtpFailure | null }> {
  const until = Date.now() + waitMs;
  const results: SendResult[] = [];
  try {
    await session.tell(mails.map(inOneGo).join(''));
    while (results.length < mails.length) {
      const [, from, to] = await session.hear(3, until);
      const [end] = await session.hear(1, until);
      const isOpen = from && to && isPositive(from) && isPositive(to);
      results.push(isOpen && end ? messageResult(end) : refusalResult(from, to, end));
    }
    return { results, failure: null };
  } catch (error) {
    if (!(error instanceof SmtpFailure)) throw error;
    if (error.fault !== 'leaving') while (results.length < mails.length) results.push({ kind: 'unknown', reply: null });
    else results.push(notTaken(error));
    return { results, failure: error };
  }
}

/** The mail before may have been refused half-way: the server forgets it first. */
function inOneGo({ mail, message }: BuiltMail): string {
  // Nothing but an address is ever beyond ASCII.
  const octets = needsUtf8(mail) ? new TextEncoder().encode(message).length : message.length;
  return `${['RSET', ...envelope(mail), `BDAT ${octets} LAST`].join('\r\n')}\r\n${message}`;
}
