import { SmtpFailure } from './smtp-failure.ts';

/** Characters of one reply, at most; a server that says more is none. */
const maxReplyLength = 65_536;

/** One reply of a mail server, of one line or several (RFC 5321, 4.2). */
export interface SmtpReply {
  code: number;
  /** The texts behind the code, line by line. */
  lines: string[];
}

/**
 * Takes the first whole reply off the front of what was received, or null if it is not complete yet. Throws `not-smtp`
 * for anything else than a reply.
 */
export function takeReply(received: string): { reply: SmtpReply; rest: string } | null {
  const lines: string[] = [];
  let code: string | null = null;
  let start = 0;
  for (;;) {
    const end = received.indexOf('\n', start);
    if (end < 0) break;
    const line = /^(\d{3})(?:([ -])([^\r]*))?\r?$/.exec(received.slice(start, end));
    if (!line?.[1] || (code !== null && line[1] !== code)) throw new SmtpFailure('not-smtp');
    code = line[1];
    lines.push(line[3] ?? '');
    start = end + 1;
    if (line[2] !== '-') return { reply: { code: Number(code), lines }, rest: received.slice(start) };
  }
  if (received.length > maxReplyLength) throw new SmtpFailure('not-smtp');
  return null;
}

/** The codes of a reply, as `451 4.3.2`, without its words (RFC 3463 for the second one). */
export function replyCodes(reply: SmtpReply): string {
  const enhanced = /^[245]\.\d{1,3}\.\d{1,3}(?=\s|$)/.exec(reply.lines[0] ?? '')?.[0];
  return enhanced ? `${reply.code} ${enhanced}` : String(reply.code);
}

/** Whether a reply says yes (2yz) or go on (3yz). */
export function isPositive(reply: SmtpReply): boolean {
  return reply.code >= 200 && reply.code < 400;
}
