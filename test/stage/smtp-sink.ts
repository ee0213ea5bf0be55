import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** A mail that the sink took, with the envelope that it came in. */
interface TakenMail {
  from: string;
  to: string;
  raw: string;
  /** The connection that it came by, and whether that was under TLS. */
  session: string;
  secure: boolean;
}

/** A real mail server that keeps what it takes. */
interface SmtpSink {
  /** In clear, with STARTTLS. */
  port: number;
  /** Under TLS from the start. */
  tlsPort: number;
  /** Mails to addresses of one domain, in order of arrival. */
  takenFor(domain: string): TakenMail[];
  stop(): Promise<void>;
}

/** Recipients whose mail the sink refuses, by the local part of the address. */
const refusedRecipients: Record<string, [code: number, words: string]> = {
  'slow-down': [451, '4.3.2 try again later'],
  nobody: [550, '5.1.1 no such mailbox'],
};
/** The same, once the whole message has been received. */
const refusedMessages: Record<string, [code: number, words: string]> = {
  busy: [451, '4.3.0 not now'],
  spam: [554, '5.7.1 looks like spam'],
};

const tls = (file: string) => readFile(new URL(`../fixtures/tls/${file}`, import.meta.url), 'utf8');

/** Starts the sink on free ports; people may sign in as `rollcall` with the password `s3cret é`. */
export async function startSmtpSink(): Promise<SmtpSink> {
  const taken: TakenMail[] = [];
  const [key, cert] = await Promise.all([tls('localhost-key.pem'), tls('localhost.pem')]);
  const servers = [false, true].map((secure) => takingServer(taken, { secure, key, cert }));
  const [port = 0, tlsPort = 0] = await Promise.all(servers.map(listening));
  return {
    port,
    tlsPort,
    takenFor: (domain) => taken.filter(({ to }) => to.endsWith(`@${domain}`)),
    async stop() {
      await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(resolve))));
    },
  };
}

function takingServer(taken: TakenMail[], tlsOptions: { secure: boolean; key: string; cert: string }): SMTPServer {
  const server = new SMTPServer({
    ...tlsOptions,
    authOptional: true,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth({ username, password }, _session, callback) {
      if (username === 'rollcall' && password === 's3cret é') callback(null, { user: username });
      else callback(refusal([535, '5.7.8 who are you?']));
    },
    onMailFrom({ address }, _session, callback) {
      callback(address.startsWith('banned@') ? refusal([550, '5.7.1 not from you']) : null);
    },
    onRcptTo({ address }, _session, callback) {
      callback(refusal(refusedRecipients[localPart(address)]));
    },
    onData(stream, session, callback) {
      const take = (raw: string) => {
        const { mailFrom, rcptTo } = session.envelope;
        const to = rcptTo[0]?.address ?? '';
        const refused = refusal(refusedMessages[localPart(to)]);
        if (!refused)
          taken.push({ from: mailFrom ? mailFrom.address : '', to, raw, session: session.id, secure: session.secure });
        callback(refused);
      };
      void text(stream).then(take, () => {
        // A client that vanishes in the middle of a message waits for no answer.
      });
    },
  });
  server.on('error', () => {
    // A client that vanishes is part of the tests.
  });
  return server;
}

async function listening(server: SMTPServer): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return portOf(server.server.address());
}

/** The port of a listening server. */
export function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port');
  return address.port;
}

function localPart(address: string): string {
  return address.slice(0, address.lastIndexOf('@'));
}

function refusal(reply: [code: number, words: string] | undefined): Error | null {
  return reply ? Object.assign(new Error(reply[1]), { responseCode: reply[0] }) : null;
}
