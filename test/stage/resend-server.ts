import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/**
 * How the next request of an account is answered, if not by taking it: a status, also with an error's name, or taken and
 * hung up on.
 */
export type ResendTrouble = number | { status: number; name: string } | 'taken-and-lost' | 'not-json';

/** What an account has asked for, and the mails that it really sent. */
export interface ResendAccountLog {
  requests: { idempotencyKey: string; authorization: string; body: string }[];
  sent: { to: string[]; tags: { name: string; value: string }[] }[];
}

interface Mail {
  to: string[];
  from: string;
  tags: { name: string; value: string }[];
}

/**
 * Stands in for Resend's API as far as it is documented: batches in permissive mode, idempotency keys that demand the
 * identical body, errors by status. Each account, by the first part of the path, has its own log and troubles.
 */
export class ResendServer {
  readonly #logs = new Map<string, ResendAccountLog>();
  readonly #troubles = new Map<string, ResendTrouble[]>();
  readonly #answered = new Map<string, { body: string; answer: string }>();

  logOf(account: string): ResendAccountLog {
    const log = this.#logs.get(account) ?? { requests: [], sent: [] };
    this.#logs.set(account, log);
    return log;
  }

  makeTrouble(account: string, troubles: ResendTrouble[]): void {
    this.#troubles.set(account, troubles);
  }

  async answer(account: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const idempotencyKey = String(request.headers['idempotency-key']);
    this.logOf(account).requests.push({ idempotencyKey, authorization: String(request.headers.authorization), body });
    const trouble = this.#troubles.get(account)?.shift();
    if (typeof trouble === 'number') return reply(response, trouble, { name: 'error', message: `Error ${trouble}` });
    if (typeof trouble === 'object') return reply(response, trouble.status, { name: trouble.name, message: 'Limited' });
    if (trouble === 'not-json') return reply(response, 200, '<html>Sign in to the network</html>');
    const known = this.#answered.get(`${account}/${idempotencyKey}`);
    if (known && known.body !== body) return reply(response, 409, { name: 'invalid_idempotent_request' });
    const answer = known?.answer ?? this.#take(account, body);
    this.#answered.set(`${account}/${idempotencyKey}`, { body, answer });
    if (trouble === 'taken-and-lost') request.socket.destroy();
    else reply(response, 200, answer);
  }

  #take(account: string, body: string): string {
    // Only our own transport writes here; what it writes is looked at by the tests.
    const mails = JSON.parse(body) as Mail[];
    const errors = mails.flatMap(({ to, from }, index) => {
      if (to[0]?.includes('@refused.')) return [{ index, message: 'Invalid `to` field.' }];
      if (from.includes('@unverified.')) return [{ index, message: 'The unverified domain is not verified.' }];
      return [];
    });
    const wrong = new Set(errors.map(({ index }) => index));
    const taken = mails.filter((_, index) => !wrong.has(index));
    this.logOf(account).sent.push(...taken);
    return JSON.stringify({ data: taken.map(() => ({ id: randomUUID() })), ...(errors.length > 0 && { errors }) });
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
