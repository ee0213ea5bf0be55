import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { sheetEditorPage } from './sheet-editor-page.ts';

/** What a document of the stand-in does when it is asked for its cells; each is opened by its name. */
const manners = {
  /** The host that the export redirects to lets anybody read, or names who may, or says nothing of it. */
  'anybody-may-read': { cors: '*' },
  'origin-may-read': { cors: 'echo' },
  'nobody-else-may-read': { cors: null },
  /** The page may itself connect to nothing but its own host. */
  'page-with-a-policy': { cors: '*', policy: "default-src 'self' 'unsafe-inline'" },
  'sign-in-page-with-200': { page: '<form action="https://accounts.google.com/signin"><input type="password"></form>' },
  'other-page-with-200': { page: '<title>Sorry</title><a href="https://accounts.google.com/Login">Sign in</a>' },
  'download-switched-off': { status: 403 },
  'not-shared-with-you': { status: 403, home: 403 },
  'in-the-bin-since': { status: 404, home: 404 },
  'without-that-sheet': { status: 400 },
  'asked-too-often': { status: 429 },
  'out-of-order': { status: 500 },
  'out-of-order-everywhere': { status: 500, chart: 500 },
  'slow-to-answer': { pace: 'never' },
  'broken-off': { pace: 'broken', cors: '*' },
  'without-an-end': { pace: 'endless', cors: '*' },
  'nothing-in-it': { cors: '*', people: 0 },
  'hundred-thousand-people': { cors: '*', people: 100_000 },
} as const satisfies Record<string, Manner>;

interface Manner {
  cors?: '*' | 'echo' | null;
  policy?: string;
  page?: string;
  status?: number;
  /** The status of the document's own page. */
  home?: number;
  /** The status of the export for charts. */
  chart?: number;
  pace?: 'never' | 'broken' | 'endless';
  /** So many people, one a row, instead of the staff. */
  people?: number;
}

/** The name of a document, which is its id, too. */
export type SheetName = keyof typeof manners;

/** The cells of every document's first sheet, gid 0; the second one, gid 71, holds one person. */
export const staff: readonly (readonly string[])[] = [
  ['Nom', 'Prénom', 'Courriel', 'Salle'],
  ['Dupont', 'Jean', 'jean.dupont@school.example.com', '12'],
  ['Martin', 'Zoé', 'zoe.martin@school.example.com', 'B 4, "Nord"'],
  ['', '', '', ''],
  ['Nguyễn', 'Anh\nThư', 'anh.thu@school.example.com', '7'],
];

/** Who is signed in with the second account sees this in the first sheet. */
export const secondAccount: readonly (readonly string[])[] = [['second@school.example.com']];

/** Google's hosts on this machine, as far as reading sheets goes. */
export interface SheetsServer {
  /** For the command line of Chromium: these hosts are here, whatever their certificate says. */
  browserArguments: string[];
  /** The same for Firefox, which has to take any certificate as well. */
  firefoxSettings: Record<string, unknown>;
  /** Where a document's editor stands; `user` is the number of the account, as in `/u/1/`. */
  address(name: SheetName, options?: { user?: number; gid?: number }): string;
  /** From now on, or no longer, everybody is sent to the sign-in page. */
  endSessions(ended: boolean): void;
  /** From now on the first sheet of every document holds these cells. */
  write(cells: readonly (readonly string[])[]): void;
  /** What was asked for on a path that holds the words, with the cookies that came along. */
  asked(words: string): { host: string; path: string; cookies: string }[];
  stop(): Promise<void>;
}

const tls = (file: string) => readFile(new URL(`../fixtures/tls/${file}`, import.meta.url), 'utf8');

/** Starts the stand-in on a free port. */
export async function startSheetsServer(): Promise<SheetsServer> {
  const [key, cert] = await Promise.all([tls('localhost-key.pem'), tls('localhost.pem')]);
  const state: State = { isEnded: false, asked: [], written: null };
  const server = createServer({ key, cert }, (request, response) => answer(request, response, state));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The stand-in for sheets has no port.');
  const hosts = ['docs.google.com', 'accounts.google.com', fileHost];
  return {
    browserArguments: [
      `--host-resolver-rules=${hosts.map((host) => `MAP ${host} 127.0.0.1:${bound.port}`).join(',')}`,
      '--ignore-certificate-errors',
    ],
    firefoxSettings: {
      'network.dns.localDomains': hosts.join(','),
      'network.socket.forcePort': `443=${bound.port}`,
    },
    address: (name, { user = 0, gid = 0 } = {}) =>
      `https://docs.google.com/spreadsheets/${user === 0 ? '' : `u/${user}/`}d/${name}/edit?gid=${gid}#gid=${gid}`,
    endSessions(ended) {
      state.isEnded = ended;
    },
    write(cells) {
      state.written = cells;
    },
    asked: (words) => state.asked.filter(({ path }) => path.includes(words)),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Google makes up the first part anew for each account and file. */
const fileHost = 'doc-0s-4k-sheets.googleusercontent.com';

interface State {
  isEnded: boolean;
  /** Instead of the staff. */
  written: readonly (readonly string[])[] | null;
  asked: { host: string; path: string; cookies: string }[];
}

/** The session is a cookie of Google's own host, which the host of exported files never gets. */
const cookie = 'SID=signed-in; Path=/; Secure; HttpOnly; SameSite=None';

/** Answers one request; what is returned is of no use. */
function answer(request: IncomingMessage, response: ServerResponse, state: State): unknown {
  const { host = '', cookie: cookies = '', origin } = request.headers;
  const path = request.url ?? '/';
  state.asked.push({ host, path, cookies });
  const url = new URL(path, `https://${host}`);
  const [, user = '0', id = '', rest = ''] =
    /^\/(?:spreadsheets\/(?:u\/(\d)\/)?d\/)?([\w-]+)\/(\w+)/.exec(url.pathname) ?? [];
  const manner: Manner | undefined = Object.hasOwn(manners, id) ? manners[id as SheetName] : undefined;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  if (!manner || host === 'accounts.google.com')
    return response.writeHead(manner ? 200 : 404).end('<title>Sign in</title>');
  const cells = manner.people === undefined ? cellsOf(url, user, state.written ?? staff) : manyPeople(manner.people);
  if (host === fileHost) return exportedFile(response, manner, cells, origin);
  if (state.isEnded || (rest !== 'edit' && !cookies.includes('SID=signed-in'))) {
    return response.writeHead(302, { location: `https://accounts.google.com/${id}/signin` }).end();
  }
  if (rest === 'edit') return editor(response, manner, id);
  if (rest === 'gviz') {
    if (manner.chart) return response.writeHead(manner.chart).end('<title>Error</title>');
    return csv(
      response,
      cells.map((row) => row.map((cell) => (cell === 'B 4, "Nord"' ? '' : cell))),
    );
  }
  if (manner.pace === 'never') return;
  if (manner.status || manner.page) {
    return response.writeHead(manner.status ?? 200).end(manner.page ?? '<title>Error</title>');
  }
  response.writeHead(307, {
    location: `https://${fileHost}/${id}/export${url.search}&user=${user}`,
  });
  response.end();
}

function editor(response: ServerResponse, { home = 200, policy }: Manner, title: string): void {
  response.setHeader('set-cookie', cookie);
  if (policy) response.setHeader('content-security-policy', policy);
  response.writeHead(home).end(home === 200 ? sheetEditorPage(title) : '<title>You need access</title>');
}

function exportedFile(
  response: ServerResponse,
  manner: Manner,
  cells: readonly (readonly string[])[],
  origin?: string,
): unknown {
  if (manner.cors === '*') response.setHeader('access-control-allow-origin', '*');
  if (manner.cors === 'echo' && origin) {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-allow-credentials', 'true');
  }
  if (manner.pace === undefined) return csv(response, cells);
  response.setHeader('content-type', 'text/csv');
  if (manner.pace === 'broken') return response.write('Dupont,Jean', () => response.destroy());
  const more = () => {
    while (response.writable && response.write('Dupont,Jean,jean.dupont@school.example.com\r\n'.repeat(10_000)));
  };
  response.on('drain', more);
  more();
}

function csv(response: ServerResponse, cells: readonly (readonly string[])[]): void {
  response.setHeader('content-type', 'text/csv; charset=utf-8');
  const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  response.end(cells.map((row) => row.map(quoted).join(',')).join('\r\n'));
}

function manyPeople(count: number): string[][] {
  return Array.from({ length: count }, (_, index) => [`Dupont ${index}`, 'Jean', `person-${index}@school.example.com`]);
}

/** What is asked for, a range of one letter and one digit at each corner included. */
function cellsOf(
  { searchParams }: URL,
  user: string,
  first: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const isSecond = user === '1' || searchParams.get('user') === '1';
  if (searchParams.get('gid') === '71') return [['Only', 'second-sheet@school.example.com']];
  const all = isSecond ? secondAccount : first;
  const [, left = 'A', top = '1', right = 'Z', bottom = '9'] =
    /^([A-Z])(\d):([A-Z])(\d)$/.exec(searchParams.get('range') ?? '') ?? [];
  const column = (letter: string) => letter.charCodeAt(0) - 65;
  return all.slice(Number(top) - 1, Number(bottom)).map((row) => row.slice(column(left), column(right) + 1));
}
