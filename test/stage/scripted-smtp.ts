import { createServer, type Server, type Socket } from 'node:net';
import { portOf } from './smtp-sink.ts';

/**
 * What a scripted server says: to the connection itself (`CONNECT`), to a command by its verb, to a whole message
 * (`MESSAGE`; by DATA or as one chunk). A list is used up one by one, its last entry stays. `silence` says nothing,
 * `close` hangs up.
 */
export type SmtpScript = Record<string, string | string[]>;

/** A server that behaves as badly as its script, where a real one cannot be made to. */
export interface ScriptedSmtp {
  port: number;
  /** Every line that clients sent, without the messages' lines. */
  heard: string[];
  stop(): Promise<void>;
}

const well: SmtpScript = {
  CONNECT: '220 scripted',
  EHLO: '250-scripted\r\n250 8BITMIME',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  MESSAGE: '250 taken',
  RSET: '250 ok',
  QUIT: '221 bye',
};

/** Starts a scripted server on a free port; what the script does not mention is answered well. */
export async function startScriptedSmtp(script: SmtpScript): Promise<ScriptedSmtp> {
  const heard: string[] = [];
  const uses = new Map<string, number>();
  const answer = (cue: string): string => {
    const lines = [script[cue] ?? well[cue] ?? '500 what?'].flat();
    const use = uses.get(cue) ?? 0;
    uses.set(cue, use + 1);
    return lines[Math.min(use, lines.length - 1)] ?? 'silence';
  };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, answer, heard);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { port: portOf(server.address()), heard, stop: () => stopped(server, sockets) };
}

function converse(socket: Socket, answer: (cue: string) => string, heard: string[]): void {
  let received = '';
  let inMessage = false;
  // Octets of a chunk that are still to come (BDAT, RFC 3030).
  let inChunk = 0;
  const say = (cue: string): string => {
    const words = answer(cue);
    if (words === 'close') socket.destroy();
    else if (words !== 'silence' && !socket.destroyed) socket.write(`${words}\r\n`);
    return words;
  };
  socket.on('error', () => {
    // The client hung up first.
  });
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    received += chunk;
    for (;;) {
      if (inChunk > 0) {
        if (received.length < inChunk) break;
        received = received.slice(inChunk);
        inChunk = 0;
        say('MESSAGE');
      }
      const end = received.indexOf('\r\n');
      if (end < 0) break;
      const line = received.slice(0, end);
      received = received.slice(end + 2);
      if (inMessage) {
        if (line !== '.') continue;
        inMessage = false;
        say('MESSAGE');
      } else {
        heard.push(line);
        const verb = line.split(' ')[0]?.toUpperCase() ?? '';
        if (verb === 'BDAT') inChunk = Number(line.split(' ')[1]);
        else inMessage = say(verb).startsWith('354');
        if (verb === 'QUIT') socket.end();
      }
    }
  });
  say('CONNECT');
}

function stopped(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
