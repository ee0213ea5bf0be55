import { refusedBy } from './refused-by.ts';
import { SmtpConnection } from './smtp-connection.ts';
import { SmtpFailure } from './smtp-failure.ts';
import { isPositive, type SmtpReply } from './smtp-reply.ts';
import type { SmtpServer } from './smtp-server.ts';
import type { SmtpPatience, SmtpSession } from './smtp-session.ts';
import { signIn } from './smtp-sign-in.ts';

/** Connects, secures and signs in. Rejects with a `SmtpFailure`, and then has hung up. */
export async function openSession(server: SmtpServer, ownHost: string, patience: SmtpPatience): Promise<SmtpSession> {
  const connection = await SmtpConnection.open(server, patience.connect);
  try {
    const greeting = await connection.read(patience.reply);
    if (greeting.code !== 220) throw refusedBy('greeting-refused', greeting);
    let extensions = await hello(connection, ownHost, patience);
    if (!server.implicitTls && !server.loopback) {
      if (!extensions.has('STARTTLS')) throw new SmtpFailure('tls-missing');
      const [ready] = await speak(connection, false, patience, ['STARTTLS']);
      if (ready?.code !== 220) throw refusedBy('tls-missing', ready);
      await connection.startTls(patience.connect);
      extensions = await hello(connection, ownHost, patience);
    }
    const session = sessionOn(connection, extensions, patience);
    if (server.credentials) await signIn(session, server.credentials);
    return session;
  } catch (error) {
    connection.close();
    throw error;
  }
}

function sessionOn(
  connection: SmtpConnection,
  extensions: ReadonlyMap<string, string>,
  patience: SmtpPatience,
): SmtpSession {
  const pipelining = extensions.has('PIPELINING');
  return {
    extensions,
    say: (...commands) => speak(connection, pipelining, patience, commands),
    async sendData(message, behind = []) {
      const commands = behind.map((command) => `${command}\r\n`).join('');
      await connection.write(`${message.replace(/^\./gm, '..')}.\r\n${commands}`, patience.message);
      return connection.read(patience.message);
    },
    tell: (commands) => connection.write(commands, patience.message),
    async hear(count, until) {
      const replies: SmtpReply[] = [];
      while (replies.length < count) {
        replies.push(await hear(connection, until === undefined ? patience.reply : Math.max(0, until - Date.now())));
      }
      return replies;
    },
    async end() {
      try {
        await speak(connection, false, { ...patience, reply: Math.min(1000, patience.reply) }, ['QUIT']);
      } catch {
        // Whether it heard the goodbye changes nothing.
      }
      connection.close();
    },
    drop: () => connection.close(),
  };
}

async function speak(
  connection: SmtpConnection,
  pipelining: boolean,
  patience: SmtpPatience,
  commands: readonly string[],
): Promise<SmtpReply[]> {
  const replies: SmtpReply[] = [];
  if (pipelining) await connection.write(`${commands.join('\r\n')}\r\n`, patience.reply);
  for (const command of commands) {
    if (!pipelining) await connection.write(`${command}\r\n`, patience.reply);
    const reply = await hear(connection, patience.reply);
    replies.push(reply);
    if (!pipelining && !isPositive(reply)) break;
  }
  return replies;
}

async function hear(connection: SmtpConnection, waitMs: number): Promise<SmtpReply> {
  const reply = await connection.read(waitMs);
  // RFC 5321, 3.8: the server is leaving, whatever was asked.
  if (reply.code === 421) throw refusedBy('leaving', reply);
  return reply;
}

async function hello(
  connection: SmtpConnection,
  ownHost: string,
  patience: SmtpPatience,
): Promise<Map<string, string>> {
  const [reply] = await speak(connection, false, patience, [`EHLO ${heloName(ownHost)}`]);
  if (reply?.code !== 250) throw refusedBy('greeting-refused', reply);
  return new Map(
    reply.lines.slice(1).map((line) => {
      const [keyword = '', ...parameters] = line.toUpperCase().split(/[ =]/);
      return [keyword, parameters.join(' ')];
    }),
  );
}

/** An IP address is named in brackets: RFC 5321, 4.1.3. */
function heloName(host: string): string {
  if (/^[\d.]+$/.test(host)) return `[${host}]`;
  return host.startsWith('[') ? `[IPv6:${host.slice(1)}` : host;
}
