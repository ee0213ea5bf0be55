import { base64 } from '../../byte-text.ts';
import { refusedBy } from './refused-by.ts';
import { SmtpFailure } from './smtp-failure.ts';
import type { SmtpReply } from './smtp-reply.ts';
import type { SmtpSession } from './smtp-session.ts';

const utf8 = new TextEncoder();

/** Signs in with AUTH PLAIN (RFC 4616), else LOGIN; rejects with a `SmtpFailure` if that is refused or not offered. */
export async function signIn(
  session: SmtpSession,
  { user, password }: { user: string; password: string },
): Promise<void> {
  const mechanisms = (session.extensions.get('AUTH') ?? '').split(' ');
  if (mechanisms.includes('PLAIN')) {
    expect(235, await session.say(`AUTH PLAIN ${base64(utf8.encode(`\0${user}\0${password}`))}`));
  } else if (mechanisms.includes('LOGIN')) {
    expect(334, await session.say('AUTH LOGIN'));
    expect(334, await session.say(base64(utf8.encode(user))));
    expect(235, await session.say(base64(utf8.encode(password))));
  } else {
    throw new SmtpFailure('sign-in-unknown');
  }
}

function expect(code: number, [reply]: SmtpReply[]): void {
  if (reply?.code !== code) throw refusedBy('sign-in-refused', reply);
}
