import { once } from 'node:events';
import { connect } from 'node:net';
import * as v from 'valibot';

/**
 * Firefox's own remote control: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html. Messages are
 * JSON with their length in bytes and a colon before them; a command is `[0, id, name, parameters]`, its answer
 * `[1, id, error, result]`.
 */
export interface Marionette {
  /** Sends a command and waits for its answer; throws with Firefox's words when it fails or the connection is gone. */
  send(command: string, parameters?: Record<string, unknown>): Promise<unknown>;
  close(): void;
}

const Answer = v.tuple([v.literal(1), v.number(), v.nullable(v.object({ message: v.string() })), v.unknown()]);

/** Connects to a Firefox that listens on this machine. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  const greeting = Promise.withResolvers<unknown>();
  let received = Buffer.alloc(0);
  let count = 0;
  const fail = (error: Error) => {
    greeting.reject(error);
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('Firefox has closed the connection.')));
  socket.on('data', (part) => {
    received = Buffer.concat([received, part]);
    for (;;) {
      const colon = received.indexOf(':');
      const end = colon + 1 + Number(received.subarray(0, Math.max(0, colon)));
      if (colon < 0 || received.length < end) return;
      const message: unknown = JSON.parse(received.toString('utf8', colon + 1, end));
      received = received.subarray(end);
      // The first message is no answer: Firefox says who it is.
      if (!Array.isArray(message)) greeting.resolve(message);
      else take(message);
    }
  });
  function take(message: unknown): void {
    const [, id, error, result] = v.parse(Answer, message);
    const command = waiting.get(id);
    waiting.delete(id);
    if (error) command?.reject(new Error(error.message));
    else command?.resolve(result);
  }
  await once(socket, 'connect');
  await greeting.promise;
  return {
    send(command, parameters = {}) {
      count += 1;
      const message = JSON.stringify([0, count, command, parameters]);
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      waiting.set(count, { resolve, reject });
      if (socket.destroyed) fail(new Error('Firefox has closed the connection.'));
      else socket.write(`${Buffer.byteLength(message)}:${message}`);
      return promise;
    },
    close: () => socket.destroy(),
  };
}
