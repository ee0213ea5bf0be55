import { log } from '../../log/log.ts';
import { builtSafely } from '../mime/built-safely.ts';
import { messageOf } from '../mime/message.ts';
import type { MailTransport, OutgoingMail, SendResult } from '../transport.ts';
import { type BuiltMail, sendInChunks, takesChunks } from './mails-in-chunks.ts';
import { openSession } from './open-session.ts';
import { notTaken } from './reply-result.ts';
import { SmtpFailure } from './smtp-failure.ts';
import type { SmtpServer } from './smtp-server.ts';
import type { SmtpPatience } from './smtp-session.ts';
import { type Conversation, sendOne, takes } from './smtp-transaction.ts';

const defaultPatience: SmtpPatience = { connect: 10_000, reply: 10_000, message: 30_000 };

/** Mails on one connection, at most: many servers throttle who stays longer. */
const mailsPerConnection = 100;

/** Milliseconds within which a server that bears several mails at once has answered them all. */
const quick = 1000;

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
  // Mails in one go: more and more, as long as the server is quick. A slow one would outlast the delivery with them.
  let inOneGo = 1;

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

  function breakOff({ fault, reply }: SmtpFailure): void {
    hasBroken = true;
    talk?.session.drop();
    talk = null;
    // The kind of failure only: what the server wrote may quote an address.
    log({ event: 'smtp-failed', fault, reply });
  }

  /** Sends the first of these mails, or several in one go. */
  async function sendFirst(ahead: NonEmpty<BuiltMail>): Promise<{ results: SendResult[]; broken: boolean }> {
    const [{ mail, message }, behind] = ahead;
    try {
      const ongoing = await conversation();
      const room = mailsPerConnection - ongoing.mails;
      if (!hasBroken && takesChunks(ongoing.session)) {
        const told = leading(ahead.slice(0, Math.min(inOneGo, room)), (each) => takes(ongoing.session, each.mail));
        if (told.length > 0) return await sendTogether(ongoing, told);
      }
      const isAlone = hasBroken || room <= 1;
      const result = await sendOne(ongoing, mail, message, isAlone ? null : (behind?.mail ?? null));
      return { results: [result], broken: false };
    } catch (error) {
      const lost = talk?.dataSent ?? false;
      if (!(error instanceof SmtpFailure)) {
        talk?.session.drop();
        talk = null;
        throw error;
      }
      breakOff(error);
      return { results: [lost ? { kind: 'unknown', reply: error.reply } : notTaken(error)], broken: true };
    }
  }

  async function sendTogether(ongoing: Conversation, mails: readonly BuiltMail[]) {
    const began = Date.now();
    ongoing.mails += mails.length;
    ongoing.needsReset = true;
    const { results, failure } = await sendInChunks(ongoing.session, mails, patience.message);
    inOneGo = Date.now() - began < quick ? inOneGo * 2 : 1;
    if (failure) breakOff(failure);
    return { results, broken: failure !== null };
  }

  return {
    close,
    async send(mails, signal) {
      const built = mails.map((mail) => ({ mail, message: builtSafely(mail, messageOf) }));
      const results: SendResult[] = [];
      while (results.length < built.length && !signal.aborted) {
        const [first, ...behind] = leading(built.slice(results.length), isBuilt);
        if (!first) {
          results.push({ kind: 'permanent', reply: null });
          continue;
        }
        const told = await sendFirst([first, ...behind]);
        results.push(...told.results);
        if (told.broken || told.results.some(({ kind }) => kind === 'limited')) break;
      }
      if (talk?.isNextBegun) await close();
      return results;
    },
  };
}

type NonEmpty<Each> = [Each, ...Each[]];

/** Those from the first on that are so. */
function leading<Each, Kept extends Each>(list: readonly Each[], is: (each: Each) => each is Kept): Kept[];
function leading<Each>(list: readonly Each[], is: (each: Each) => boolean): Each[];
function leading<Each>(list: readonly Each[], is: (each: Each) => boolean): Each[] {
  const end = list.findIndex((each) => !is(each));
  return end < 0 ? [...list] : list.slice(0, end);
}

function isBuilt(each: { mail: OutgoingMail; message: string | null }): each is BuiltMail {
  return each.message !== null;
}
