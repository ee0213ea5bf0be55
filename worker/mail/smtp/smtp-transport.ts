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
 * Sends by SMTP (RFC 5321), several mails on one connection that is opened at the first. Once a conversation fails, the
 * rest of that `send` is not begun. `ownHost` is how this side names itself.
 */
export function smtpTransport(
  server: SmtpServer,
  ownHost: string,
  patience: SmtpPatience = defaultPatience,
): MailTransport {
  let talk: Conversation | null = null;

  async function conversation(): Promise<Conversation> {
    if (talk && talk.mails >= mailsPerConnection) await close();
    if (!talk) {
      const session = await openSession(server, ownHost, patience);
      talk = { session, mails: 0, needsReset: false, dataSent: false };
    }
    return talk;
  }

  async function close(): Promise<void> {
    const ending = talk;
    talk = null;
    await ending?.session.end();
  }

  async function sendBuilt(mail: OutgoingMail, message: string): Promise<{ result: SendResult; broken: boolean }> {
    try {
      return { result: await sendOne(await conversation(), mail, message), broken: false };
    } catch (error) {
      const lost = talk?.dataSent ?? false;
      talk?.session.drop();
      talk = null;
      if (!(error instanceof SmtpFailure)) throw error;
      // The kind of failure only: what the server wrote may quote an address.
      log({ event: 'smtp-failed', fault: error.fault, reply: error.reply });
      return { result: { kind: lost ? 'unknown' : 'temporary', reply: error.reply }, broken: true };
    }
  }

  return {
    close,
    async send(mails, signal) {
      const results: SendResult[] = [];
      for (const mail of mails) {
        if (signal.aborted) break;
        const message = builtSafely(mail, messageOf);
        if (message === null) {
          results.push({ kind: 'permanent', reply: null });
          continue;
        }
        const { result, broken } = await sendBuilt(mail, message);
        results.push(result);
        if (broken) break;
      }
      return results;
    },
  };
}
