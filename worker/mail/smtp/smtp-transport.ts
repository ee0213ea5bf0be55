import { log } from '../../log/log.ts';
import { builtSafely } from '../mime/built-safely.ts';
import { messageOf } from '../mime/message.ts';
import type { MailTransport, OutgoingMail, SendResult } from '../transport.ts';
import { openSession } from './open-session.ts';
import { SmtpFailure } from './smtp-failure.ts';
import type { SmtpServer } from './smtp-server.ts';
import type { SmtpPatience } from './smtp-session.ts';
import { type Conversation, sendOne } from './smtp-transaction.ts';

const defaultPatience: SmtpPatience = { connect: 10_000, reply: 10_000, message: 30_000 };

/** Mails on one connection, at most: many servers throttle who stays longer. */
const mailsPerConnection = 100;

/**
 * Sends by SMTP (RFC 5321), several mails on one connection that is opened at the first. Once a conversation fails
 * or a limit is reached, the rest of that `send` is not begun. `ownHost` is how this side names itself.
 */
export function smtpTransport(
  server: SmtpServer,
  ownHost: string,
  patience: SmtpPatience = defaultPatience,
): MailTransport {
  let talk: Conversation | null = null;
  // A server that broke off is told of one mail at a time from then on: it may not bear more.
  let hasBroken = false;

  async function conversation(): Promise<Conversation> {
    if (talk && talk.mails >= mailsPerConnection) await close();
    if (!talk) {
      const session = await openSession(server, ownHost, patience);
      talk = { session, mails: 0, needsReset: false, dataSent: false, isNextBegun: false };
    }
    return talk;
  }

  async function close(): Promise<void> {
    const ending = talk;
    talk = null;
    // A server that waits for a message would take a goodbye for its text.
    if (ending?.isNextBegun) ending.session.drop();
    else await ending?.session.end();
  }

  async function sendBuilt(
    { mail, message }: BuiltMail,
    behind: BuiltMail | null,
  ): Promise<{ result: SendResult; broken: boolean }> {
    try {
      const ongoing = await conversation();
      const isAlone = hasBroken || ongoing.mails + 1 >= mailsPerConnection;
      return { result: await sendOne(ongoing, mail, message, isAlone ? null : (behind?.mail ?? null)), broken: false };
    } catch (error) {
      const lost = talk?.dataSent ?? false;
      hasBroken = true;
      talk?.session.drop();
      talk = null;
      if (!(error instanceof SmtpFailure)) throw error;
      // The kind of failure only: what the server wrote may quote an address.
      log({ event: 'smtp-failed', fault: error.fault, reply: error.reply });
      return { result: lost ? { kind: 'unknown', reply: error.reply } : notTaken(error), broken: true };
    }
  }

  return {
    close,
    async send(mails, signal) {
      const built = mails.map((mail) => ({ mail, message: builtSafely(mail, messageOf) }));
      const results: SendResult[] = [];
      for (const [index, each] of built.entries()) {
        if (signal.aborted) break;
        if (!isBuilt(each)) {
          results.push({ kind: 'permanent', reply: null });
          continue;
        }
        const behind = built[index + 1];
        const { result, broken } = await sendBuilt(each, behind && isBuilt(behind) ? behind : null);
        results.push(result);
        if (broken || result.kind === 'limited') break;
      }
      if (talk?.isNextBegun) await close();
      return results;
    },
  };
}

function notTaken({ reply, limit }: SmtpFailure): SendResult {
  return limit ? { kind: 'limited', limit, reply } : { kind: 'temporary', reply };
}

interface BuiltMail {
  mail: OutgoingMail;
  message: string;
}

function isBuilt(each: { mail: OutgoingMail; message: string | null }): each is BuiltMail {
  return each.message !== null;
}
