import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import type { TestProject } from 'vitest/node';
import { ResendServer, type ResendTrouble } from './resend-server.ts';
import { type ScriptedSmtp, type SmtpScript, startScriptedSmtp } from './scripted-smtp.ts';
import { portOf, startSmtpSink } from './smtp-sink.ts';

/**
 * Set-up of the worker tests: real mail servers for the real client in workerd, and a small HTTP door by which a test
 * reads what arrived (`GET /taken/DOMAIN`), starts a server with a script (`POST /scripted`) and reads what that one
 * heard (`GET /heard/PORT`). Behind the same door is what stands in for Resend: its API (`/resend/ACCOUNT/…`), what an
 * account has seen (`GET /resend-log/ACCOUNT`) and the troubles to come (`POST /resend-trouble/ACCOUNT`). All of it
 * ends with the test run.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const sink = await startSmtpSink();
  const scripted: ScriptedSmtp[] = [];
  const resend = new ResendServer();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, what, which = ''] = (request.url ?? '').split('/');
    if (what === 'resend') return resend.answer(which, request, response);
    let body: unknown = null;
    if (what === 'taken') body = sink.takenFor(which);
    if (what === 'heard') body = scripted.find((server) => server.port === Number(which))?.heard;
    if (what === 'resend-log') body = resend.logOf(which);
    if (what === 'resend-trouble') resend.makeTrouble(which, (await json(request)) as ResendTrouble[]);
    if (what === 'scripted') {
      // Only our own tests write to this port, in the shape that they share with us.
      const server = await startScriptedSmtp((await json(request)) as SmtpScript);
      scripted.push(server);
      body = { port: server.port };
    }
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(body ?? null));
  }

  const door = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => {
    door.listen(0, '127.0.0.1', resolve);
  });
  project.provide('smtpPort', sink.port);
  project.provide('smtpsPort', sink.tlsPort);
  project.provide('mailServers', `http://127.0.0.1:${portOf(door.address())}`);

  return async () => {
    door.closeAllConnections();
    await Promise.all([...scripted, sink].map((server) => server.stop()));
    await new Promise((resolve) => {
      door.close(resolve);
    });
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The port of the mail server that takes what it is given. */
    smtpPort: number;
    /** The port of the same server where TLS begins at once. */
    smtpsPort: number;
    /** Where the mail servers are asked and told. */
    mailServers: string;
  }
}
