import { connect } from 'cloudflare:sockets';
import { SmtpFailure, type SmtpFault } from './smtp-failure.ts';
import { type SmtpReply, takeReply } from './smtp-reply.ts';
import type { SmtpServer } from './smtp-server.ts';

/** One TCP connection to a mail server. Every wait has an end; any failure is a `SmtpFailure`. */
export class SmtpConnection {
  #socket: Socket;
  #reader: ReadableStreamDefaultReader<Uint8Array>;
  #writer: WritableStreamDefaultWriter<Uint8Array>;
  #decoder = new TextDecoder();
  #encoder = new TextEncoder();
  #received = '';

  private constructor(socket: Socket) {
    this.#socket = socket;
    [this.#reader, this.#writer] = lockedStreams(socket);
  }

  /** Connects, or fails with `unreachable`, `tls-failed` or `timeout` after `waitMs`. */
  static async open(server: SmtpServer, waitMs: number): Promise<SmtpConnection> {
    const socket = connect(
      { hostname: server.host, port: server.port },
      { secureTransport: server.implicitTls ? 'on' : 'starttls', allowHalfOpen: false },
    );
    try {
      await within(waitMs, server.implicitTls ? 'tls-failed' : 'unreachable', socket.opened);
    } catch (error) {
      socket.close().catch(ignored);
      throw error;
    }
    return new SmtpConnection(socket);
  }

  /** Puts the connection under TLS; what the server sent in clear before that is not trusted (CVE-2011-0411). */
  async startTls(waitMs: number): Promise<void> {
    if (this.#received !== '') throw new SmtpFailure('not-smtp');
    this.#reader.releaseLock();
    this.#writer.releaseLock();
    const secured = this.#socket.startTls();
    this.#socket = secured;
    [this.#reader, this.#writer] = lockedStreams(secured);
    await within(waitMs, 'tls-failed', secured.opened);
  }

  /** Writes text as UTF-8; a server that does not read fails it with `timeout`. */
  async write(text: string, waitMs: number): Promise<void> {
    await within(waitMs, 'closed', this.#writer.write(this.#encoder.encode(text)));
  }

  /** The next reply; fails with `timeout`, `closed` or `not-smtp`. */
  async read(waitMs: number): Promise<SmtpReply> {
    const until = Date.now() + waitMs;
    for (;;) {
      const taken = takeReply(this.#received);
      if (taken) {
        this.#received = taken.rest;
        return taken.reply;
      }
      const { value, done } = await within(Math.max(0, until - Date.now()), 'closed', this.#reader.read());
      if (done) throw new SmtpFailure('closed');
      this.#received += this.#decoder.decode(value, { stream: true });
    }
  }

  /** Hangs up, whatever state the connection is in. */
  close(): void {
    this.#socket.close().catch(ignored);
  }
}

type Streams = [ReadableStreamDefaultReader<Uint8Array>, WritableStreamDefaultWriter<Uint8Array>];

/** A broken connection rejects these promises as well; the failure is told by the read or write that meets it. */
function lockedStreams(socket: Socket): Streams {
  const reader = socket.readable.getReader();
  const writer = socket.writable.getWriter();
  for (const end of [socket.closed, socket.opened, reader.closed, writer.closed]) end.catch(ignored);
  return [reader, writer];
}

function ignored(): void {}

async function within<T>(waitMs: number, fault: SmtpFault, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SmtpFailure('timeout')), waitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } catch (error) {
    throw error instanceof SmtpFailure ? error : new SmtpFailure(fault);
  } finally {
    clearTimeout(timer);
    // Whoever loses the race must not end as an unhandled rejection.
    promise.catch(ignored);
    late.catch(ignored);
  }
}
