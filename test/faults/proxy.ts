import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { portOf } from '../stage/smtp-sink.ts';
import type { Fault } from './fault.ts';

/** One request of the browser, as the proxy saw it. */
export interface Exchange {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  fault: Fault | null;
  /** What the worker answered; null if the request did not reach it or it died over it. */
  status: number | null;
  /** Whether the worker's own answer reached the browser whole. */
  isDelivered: boolean;
}

/** An answer of the worker. */
interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Stands between the browser and the worker; what it does to an exchange is the harness's choice. */
export interface FaultProxy {
  /** The space's address for everybody. */
  origin: string;
  /** Chooses the fault of an exchange; null leaves it alone. */
  inject: (exchange: Exchange) => Fault | null;
  /** While true, nobody gets through: every connection is reset at once. */
  isOffline: boolean;
  /** Every request but the browser's CORS questions, in order of arrival. */
  history: Exchange[];
  /** Requests that may write, that came and that the worker is not done with; who asked may be gone. */
  writesUnderWay: number;
  /** Sends what was sent before once more, straight to the worker; null if the worker gave no answer. */
  replay(exchange: Exchange): Promise<Answer | null>;
  stop(): Promise<void>;
}

/** Starts a proxy on a free port in front of the worker on another one. */
export async function startFaultProxy(workerPort: number): Promise<FaultProxy> {
  const server = createServer((incoming, response) => void pass(incoming, response));
  server.on('connection', (socket) => {
    if (proxy.isOffline) socket.resetAndDestroy();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const proxy: FaultProxy = {
    origin: `http://localhost:${portOf(server.address())}`,
    inject: () => null,
    isOffline: false,
    history: [],
    writesUnderWay: 0,
    replay: (exchange) => forward(workerPort, exchange),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };

  async function pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    // Who waits for an answer may hang up at any time.
    const body = await buffer(incoming).catch(() => null);
    if (body === null) return;
    const { method = '', url: path = '', headers } = incoming;
    const exchange: Exchange = { method, path, headers, body, fault: null, status: null, isDelivered: false };
    if (method !== 'OPTIONS') {
      proxy.history.push(exchange);
      exchange.fault = proxy.inject(exchange);
    }
    if (proxy.isOffline) return reset(response);
    const writes = method === 'GET' || method === 'OPTIONS' ? 0 : 1;
    proxy.writesUnderWay += writes;
    await carryOut(workerPort, exchange, response);
    proxy.writesUnderWay -= writes;
  }

  return proxy;
}

async function carryOut(workerPort: number, exchange: Exchange, response: ServerResponse): Promise<void> {
  const { fault } = exchange;
  if (fault?.kind === 'drop-request') return reset(response);
  if (fault?.kind === 'delay') await sleep(fault.ms);
  const isSeen = fault?.kind !== 'answer' || fault.late;
  const times = fault?.kind === 'repeat' ? fault.times : 1;
  const answers = isSeen ? await Promise.all(Array.from({ length: times }, () => forward(workerPort, exchange))) : [];
  const answer = answers[0] ?? null;
  exchange.status = answer?.status ?? null;
  if (fault?.kind === 'answer') {
    response.writeHead(fault.status, fault.headers).end(fault.body);
    return;
  }
  if (answer === null || fault?.kind === 'drop-response') return reset(response);
  const half = answer.body.subarray(0, answer.body.length >> 1);
  if (fault?.kind === 'cut-response') {
    response.writeHead(answer.status, answer.headers);
    response.write(half, () => response.socket?.destroy());
    return;
  }
  const isHalved = fault?.kind === 'halve-body';
  const headers = isHalved ? { ...answer.headers, 'content-length': String(half.length) } : answer.headers;
  exchange.isDelivered = !isHalved && !response.destroyed;
  response.writeHead(answer.status, headers).end(isHalved ? half : answer.body);
}

/** Asks the worker; null if it is down or hangs up without an answer. */
function forward(port: number, { method, path, headers, body }: Exchange): Promise<Answer | null> {
  return new Promise((resolve) => {
    const framed = { ...headers, connection: 'close', 'content-length': String(body.length) };
    delete (framed as IncomingHttpHeaders)['transfer-encoding'];
    const upstream = request({ host: '127.0.0.1', port, method, path, headers: framed }, (incoming) => {
      buffer(incoming).then(
        (whole) =>
          resolve({ status: incoming.statusCode ?? 0, headers: endToEnd(incoming.headers, whole), body: whole }),
        () => resolve(null),
      );
    });
    upstream.on('error', () => resolve(null));
    upstream.end(body);
  });
}

/** The headers without those that are about one connection (RFC 9110, 7.6.1), and the length of the whole body. */
function endToEnd(headers: IncomingHttpHeaders, body: Buffer): IncomingHttpHeaders {
  const { connection: _, 'transfer-encoding': __, 'keep-alive': ___, ...rest } = headers;
  return { ...rest, 'content-length': String(body.length) };
}

function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
