import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import type { ApiProblem } from '../../shared/contract/api-problem.ts';
import {
  Batch,
  type BatchRow,
  type Outcome,
  type Receipt,
  type RowPlan,
  type RowReceipt,
} from '../../shared/contract/batch.ts';
import { apiRoot, devicePaths, protocolHeader, protocolVersion } from '../../shared/contract/protocol.ts';
import type { Me } from '../../shared/contract/space.ts';
import { canonicalAddress } from '../../shared/people/email-address.ts';
import { type PersonProblem, problem } from '../../shared/people/person-problem.ts';

/**
 * What the server does instead of answering one request properly; `drop-answer` and `truncated-json` come after the
 * work.
 */
export type Fault =
  | 'drop-request'
  | 'drop-answer'
  | 'status-500'
  | 'html'
  | 'redirect'
  | 'truncated-json'
  | 'empty'
  | 'other-shape'
  | 'throttled-by-proxy'
  | { refuse: ApiProblem; status: number };

/** Whom the space knows the extension's tokens as. */
export const ada: Me['member'] = {
  id: 'd'.repeat(24),
  email: 'ada@academy.example',
  firstName: 'Ada',
  lastName: 'Owner',
  role: 'owner',
};

/**
 * A space that speaks the contract over real HTTP and keeps its state in memory, so that faults can be put anywhere.
 */
export interface ContractSpace {
  address: string;
  /** The bearer tokens that are good, each with its sign-in. */
  tokens: Map<string, string>;
  /** Eaten one by one, by one request each; null lets a request pass. */
  faults: (Fault | null)[];
  /** Method and path of every request, in order. */
  requests: string[];
  /** How many mails left for each canonical address. */
  mails: Map<string, number>;
  /** The passwords of accounts by canonical address. */
  passwords: Map<string, string>;
  /** Receipts by batch id, as they stand now. */
  receipts: Map<string, Receipt>;
  /** What the admin does with the pending device code. */
  consent: 'pending' | 'approved' | 'denied' | 'slow-down';
  close(): Promise<void>;
}

/** Starts a space on a free port of the loopback. */
export async function startContractSpace(): Promise<ContractSpace> {
  const server = createServer((request, response) => {
    void serve(space, request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const space: ContractSpace & { bodies: Map<string, string> } = {
    address: `http://127.0.0.1:${port}`,
    tokens: new Map([['token-1', 'a'.repeat(24)]]),
    faults: [],
    requests: [],
    mails: new Map(),
    passwords: new Map(),
    receipts: new Map(),
    bodies: new Map(),
    consent: 'pending',
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return space;
}

type State = ContractSpace & { bodies: Map<string, string> };

async function serve(space: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '';
  space.requests.push(`${request.method} ${path}`);
  const fault = space.faults.shift() ?? null;
  if (fault === 'drop-request') return void request.destroy();
  const body = await text(request);
  if (typeof fault === 'object' && fault) return answer(response, fault.status, problemBody(fault.refuse));
  switch (fault) {
    case 'status-500':
      return void response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Oops</h1>');
    case 'html':
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome to our Wi-Fi</h1>');
    case 'redirect':
      return void response.writeHead(302, { location: 'http://127.0.0.1:1/portal' }).end();
    case 'empty':
      return void response.writeHead(200, { 'content-type': 'application/json' }).end();
    case 'other-shape':
      return answer(response, 200, { ok: true });
    case 'throttled-by-proxy':
      return void response.writeHead(429, { 'retry-after': '120' }).end('slow down');
  }
  const [status, content] = handle(space, request, path, body);
  if (fault === 'drop-answer') return void request.socket.destroy();
  if (fault === 'truncated-json') {
    const json = JSON.stringify(content);
    return void response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(json.slice(0, Math.floor(json.length / 2)));
  }
  answer(response, status, content);
}

function answer(response: ServerResponse, status: number, content: unknown): void {
  response.setHeader(protocolHeader, String(protocolVersion));
  if (status === 204) response.writeHead(204).end();
  else response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
}

function handle(space: State, request: IncomingMessage, path: string, body: string): [number, unknown] {
  if (path === devicePaths.code) return [200, deviceCode(space)];
  if (path === devicePaths.token) return deviceToken(space);
  const signInId = space.tokens.get((request.headers.authorization ?? '').replace('Bearer ', ''));
  if (signInId === undefined) return refuse(401, { code: 'not-signed-in' });
  if (path === `${apiRoot}/me`) return [200, me];
  if (path.startsWith(`${apiRoot}/sign-ins/`)) {
    const revoked = path.slice(`${apiRoot}/sign-ins/`.length);
    for (const [token, id] of space.tokens) if (id === revoked) space.tokens.delete(token);
    return [204, null];
  }
  if (path === `${apiRoot}/plan`) {
    const rows = planOf(space, v.parse(Batch, JSON.parse(body)));
    return [200, { rows, mails: rows.filter(({ mail }) => mail !== null).length, groups: [] }];
  }
  const id = path.slice(`${apiRoot}/batches/`.length);
  if (request.method === 'PUT') return putBatch(space, id, body);
  const receipt = space.receipts.get(id);
  return receipt ? [200, receipt] : refuse(404, { code: 'not-found' });
}

function putBatch(space: State, id: string, body: string): [number, unknown] {
  const done = space.receipts.get(id);
  if (done) return space.bodies.get(id) === body ? [200, done] : refuse(422, { code: 'batch-id-reused' });
  const batch = v.parse(Batch, JSON.parse(body));
  const plan = planOf(space, batch);
  if (plan.some((row, index) => hasChanged(batch.rows[index], row))) return refuse(409, { code: 'plan-changed' });
  const receipts = batch.rows.map((row, index): RowReceipt => {
    const { outcome, changes, mail, problems } = plan[index] ?? refusedPlan(row, []);
    const key = canonicalAddress(row.email);
    if (mail) space.mails.set(key, (space.mails.get(key) ?? 0) + 1);
    if (outcome === 'created' || outcome === 'activated') space.passwords.set(key, row.password);
    return {
      id: row.id,
      outcome,
      changes,
      problems,
      memberId: outcome === 'refused' ? null : 'b'.repeat(24),
      mail: mail ? 'queued' : 'none',
      bounce: null,
      mailedAt: null,
      invitation: outcome === 'invited' ? 'pending' : 'none',
      acceptedAt: null,
      undone: null,
    };
  });
  const receipt = { batchId: id, appliedAt: 1_000, undoneAt: null, rows: receipts };
  space.receipts.set(id, receipt);
  space.bodies.set(id, body);
  return [200, receipt];
}

function planOf(space: ContractSpace, { way, rows }: Batch): RowPlan[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const key = canonicalAddress(row.email);
    const isDuplicate = seen.has(key);
    seen.add(key);
    if (isDuplicate) return planned(row, 'duplicate', null);
    if (way === 'invite') {
      return space.mails.has(key) ? planned(row, 'already-invited', null) : planned(row, 'invited', 'invitation');
    }
    if (space.passwords.has(key)) return planned(row, 'already-member', null);
    if (row.password === '') return refusedPlan(row, [problem('password-missing', 'error', 'password', '')]);
    return planned(row, space.mails.has(key) ? 'activated' : 'created', row.sendCredentials ? 'credentials' : null);
  });
}

function planned({ id }: BatchRow, outcome: Outcome, mail: RowPlan['mail']): RowPlan {
  return { id, outcome, changes: [], mail, mailLanguage: 'en', pathInvitations: [], problems: [] };
}

function refusedPlan(row: BatchRow, problems: PersonProblem[]): RowPlan {
  return { ...planned(row, 'refused', null), problems };
}

function hasChanged(row: BatchRow | undefined, now: RowPlan): boolean {
  if (!row?.planned) return false;
  return row.planned.outcome !== now.outcome || row.planned.changes.join() !== now.changes.join();
}

function deviceCode(space: ContractSpace) {
  return {
    deviceCode: 'device-code-1',
    userCode: 'BCDF-GHJK',
    verificationUri: `${space.address}/device`,
    verificationUriComplete: `${space.address}/device?code=BCDF-GHJK`,
    expiresIn: 600,
    interval: 5,
  };
}

function deviceToken(space: ContractSpace): [number, unknown] {
  switch (space.consent) {
    case 'pending':
      return refuse(400, { code: 'authorization-pending' });
    case 'slow-down':
      return refuse(400, { code: 'slow-down', interval: 10 });
    case 'denied':
      return refuse(400, { code: 'access-denied' });
    case 'approved':
      space.tokens.set('token-2', 'c'.repeat(24));
      return [200, { token: 'token-2', signInId: 'c'.repeat(24) }];
  }
}

function refuse(status: number, problem: ApiProblem): [number, unknown] {
  return [status, problemBody(problem)];
}

function problemBody(problem: ApiProblem) {
  return { problem, requestId: 'request-1' };
}

const me: Me = { space: { name: 'The Academy', language: 'en', timeZone: 'Europe/Paris' }, member: ada };
