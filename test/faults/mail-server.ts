import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { portOf } from '../stage/smtp-sink.ts';

/** A mail that the server has taken: from then on it is in somebody's mailbox, whatever the client learnt of it. */
export interface TakenMail {
  to: string;
  raw: string;
  /** The outbox's id, which the Message-ID begins with. */
  outboxId: string;
}

/**
 * What becomes of a message: `take` it; `refuse` it with a reply; take it and then say nothing (`take-silently`) or
 * hang up (`take-and-hang-up`); or hang up before taking it.
 */
export type MailFate =
  | { kind: 'take' | 'take-silently' | 'take-and-hang-up' | 'hang-up' }
  | { kind: 'refuse'; code: number; words: string };

/** A real mail server whose behaviour the harness chooses. */
export interface FaultMailServer {
  url: string;
  taken: TakenMail[];
  /** Chooses the fate of a message by its recipient. */
  decide: (to: string) => MailFate;
  /** Called when a message is taken, before the client can learn of it. */
  onTaken: (mail: TakenMail) => void;
  /** While true, every connection is closed at once. */
  isDown: boolean;
  /** Ends every conversation, also those in which the server has fallen silent. */
  hangUp(): void;
  stop(): Promise<void>;
}

/** Starts the server on a free port of loopback, in clear. */
export async function startFaultMailServer(): Promise<FaultMailServer> {
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, callback) {
      const hangUp = () => sockets.get(session.remotePort)?.destroy();
      const answer = (raw: string) => {
        const to = session.envelope.rcptTo[0]?.address ?? '';
        const fate = mailServer.decide(to);
        if (fate.kind === 'hang-up') return hangUp();
        if (fate.kind === 'refuse') return callback(Object.assign(new Error(fate.words), { responseCode: fate.code }));
        const mail: TakenMail = { to, raw, outboxId: /^message-id:\s*<([^@>]+)@/im.exec(raw)?.[1] ?? '' };
        mailServer.taken.push(mail);
        mailServer.onTaken(mail);
        if (fate.kind === 'take') callback(null);
        if (fate.kind === 'take-and-hang-up') hangUp();
      };
      // A client that dies in the middle of a message waits for no answer.
      void text(stream).then(answer, () => undefined);
    },
  });
  server.on('error', () => {
    // Clients that vanish are what this server is for.
  });
  server.server.on('connection', (socket: Socket) => {
    const { remotePort = 0 } = socket;
    if (mailServer.isDown) socket.destroy();
    sockets.set(remotePort, socket);
    socket.on('close', () => sockets.delete(remotePort));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const mailServer: FaultMailServer = {
    url: `smtp://127.0.0.1:${portOf(server.server.address())}`,
    taken: [],
    decide: () => ({ kind: 'take' }),
    onTaken: () => undefined,
    isDown: false,
    hangUp() {
      for (const socket of sockets.values()) socket.destroy();
    },
    async stop() {
      mailServer.hangUp();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return mailServer;
}
