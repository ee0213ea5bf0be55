import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { project } from './project.ts';

/** Web pages on this machine, as any site would serve them. */
export interface PageServer {
  /** For example `http://127.0.0.1:40001`. */
  origin: string;
  stop(): Promise<void>;
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.pdf': 'application/pdf',
  '.svg': 'image/svg+xml',
};

/**
 * Serves the fixture pages by their path, and pages made here, named by theirs: the content of each as a text of HTML.
 */
export async function startPageServer(made: Record<string, string | (() => string)> = {}): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const content = Object.hasOwn(made, pathname) ? made[pathname] : undefined;
    response.setHeader('content-type', contentTypes[extname(pathname)] ?? 'text/html; charset=utf-8');
    if (content === undefined) serveFixture(pathname, response);
    else response.end(typeof content === 'string' ? content : content());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The page server has no port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function serveFixture(pathname: string, response: ServerResponse): void {
  const file = join(project, 'test/fixtures/pages', normalize(decodeURIComponent(pathname)));
  createReadStream(file)
    .on('error', () => response.writeHead(404).end())
    .pipe(response);
}
