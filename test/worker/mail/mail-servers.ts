import PostalMime, { type Email } from 'postal-mime';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** See `test/stage/mail-servers.ts`. */
    smtpPort: number;
    smtpsPort: number;
    mailServers: string;
  }
}

/** A mail that arrived: envelope, connection, the octets, and what a mail program makes of them. */
interface ArrivedMail {
  from: string;
  to: string;
  raw: string;
  session: string;
  secure: boolean;
  read: Email;
}

/** The URL of the server that takes mail. */
export const smtpUrl = `smtp://127.0.0.1:${inject('smtpPort')}`;

/** A domain of this test's own: the mail servers are shared by all of them. */
export function ownDomain(): string {
  return `t${crypto.randomUUID().slice(0, 8)}.example.org`;
}

/** What arrived for addresses of a domain, in order. */
export async function arrivedFor(domain: string): Promise<ArrivedMail[]> {
  const answer = await fetch(`${inject('mailServers')}/taken/${domain}`);
  const taken: Omit<ArrivedMail, 'read'>[] = await answer.json();
  return Promise.all(taken.map(async (mail) => ({ ...mail, read: await PostalMime.parse(mail.raw) })));
}

/** Starts a mail server that behaves as its script says (see `test/stage/scripted-smtp.ts`); answers its port. */
export async function scriptedServer(script: Record<string, string | string[]>): Promise<number> {
  const answer = await fetch(`${inject('mailServers')}/scripted`, { method: 'POST', body: JSON.stringify(script) });
  const { port } = await answer.json<{ port: number }>();
  return port;
}

/** The command lines that a scripted server heard. */
export async function heardBy(port: number): Promise<string[]> {
  return (await fetch(`${inject('mailServers')}/heard/${port}`)).json();
}
