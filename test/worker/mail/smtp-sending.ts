import { type SmtpServer, smtpServer } from '../../../worker/mail/smtp/smtp-server.ts';
import { smtpTransport } from '../../../worker/mail/smtp/smtp-transport.ts';
import type { OutgoingMail, SendResult } from '../../../worker/mail/transport.ts';
import { newId } from '../../../worker/random.ts';

/** How long to wait for a server that behaves badly: not long. */
export const impatient = { connect: 2000, reply: 400, message: 400 };
/** How long to wait for one that behaves well. */
export const patient = { connect: 5000, reply: 5000, message: 5000 };

/** A mail to an address, of which a test may change anything. */
export function mailTo(address: string, change: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: `${newId()}@space.test`,
    date: Date.UTC(2026, 10, 22, 9, 30),
    from: { name: 'Test Academy', address: 'rollcall@space.test' },
    to: { name: 'Jean Dupont', address },
    replyTo: null,
    unsubscribe: null,
    language: 'en',
    subject: 'Hello',
    text: 'Hello',
    html: '<p>Hello</p>',
    ...change,
  };
}

/** Sends mails by a transport of their own, and says what became of them. */
export async function sendTo(server: SmtpServer, mails: OutgoingMail[], patience = patient): Promise<SendResult[]> {
  const transport = smtpTransport(server, 'space.test', patience);
  try {
    return await transport.send(mails, AbortSignal.timeout(30_000));
  } finally {
    await transport.close();
  }
}

/** The server that listens on a port of this machine. */
export const local = (port: number) => smtpServer(`smtp://127.0.0.1:${port}`);

/** Two mails to two people. */
export const two = () => [mailTo('a@example.org'), mailTo('b@example.org')];
