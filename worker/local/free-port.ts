import { createServer } from 'node:net';

/**
 * The first of the wanted ports that nobody listens on, or any free one when all are taken or none is wanted; never one
 * of the excepted, which are about to be used. Both loopback addresses are asked, because `localhost` can mean either
 * of them to a browser.
 */
export async function freePort(wanted: readonly number[], except: ReadonlySet<number>): Promise<number> {
  for (const port of wanted) {
    if (except.has(port)) continue;
    if ((await boundPort(port, '127.0.0.1')) !== null && (await boundPort(port, '::1')) !== null) return port;
  }
  const port = await boundPort(0, '127.0.0.1');
  if (port === null) throw new Error('This machine has no free port on 127.0.0.1.');
  return except.has(port) ? freePort([], except) : port;
}

/** Listens for a moment; answers the port, or null when it is taken. A machine without IPv6 takes nothing on it. */
function boundPort(port: number, host: string): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT' ? port : null),
    );
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
