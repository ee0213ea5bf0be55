import { sha256 } from '../../digest.ts';
import { log } from '../../log/log.ts';
import { loggedReason } from '../../log/logged-reason.ts';
import { builtSafely } from '../mime/built-safely.ts';
import type { MailTransport, SendResult } from '../transport.ts';
import { resendVerdict } from './resend-answer.ts';
import { resendMail } from './resend-mail.ts';

/** Mails of one request, at most; a limit of Resend. */
const mailsPerRequest = 100;

/** Milliseconds for one answer. */
const patience = 12_000;

/** Where Resend's API is, and what lets us in. */
interface ResendAccount {
  url: string;
  apiKey: string;
}

type BuiltMail = ReturnType<typeof resendMail>;

/**
 * Sends by Resend's API, a hundred mails in one request. The idempotency key follows from the request's content, so a
 * repeated batch sends nothing twice for a day, whoever repeats it: after a lost answer this side does at once.
 */
export function resendTransport(account: ResendAccount): MailTransport {
  return {
    atOnce: mailsPerRequest,
    close: () => Promise.resolve(),
    async send(mails, signal) {
      const built = mails.map((mail) => builtSafely(mail, resendMail));
      const results: SendResult[] = [];
      const sound = built.filter((mail) => mail !== null);
      for (let start = 0; start < sound.length; start += mailsPerRequest) {
        const batch = sound.slice(start, start + mailsPerRequest);
        results.push(...(signal.aborted ? batch.map(() => notBegun) : await sendBatch(account, batch)));
      }
      const next = results.values();
      return built.map((mail) => (mail === null ? unwritable : (next.next().value ?? notBegun)));
    },
  };
}

const notBegun: SendResult = { kind: 'temporary', reply: null };
const unwritable: SendResult = { kind: 'permanent', reply: null };

async function sendBatch(account: ResendAccount, mails: readonly BuiltMail[]): Promise<SendResult[]> {
  const answer = (await ask(account, mails)) ?? (await ask(account, mails));
  if (!answer) return mails.map(() => ({ kind: 'unknown', reply: null }));
  const verdict = resendVerdict(answer.status, answer.body, mails.length);
  if (verdict !== 'halve') return verdict.results;
  const middle = Math.ceil(mails.length / 2);
  return [...(await sendBatch(account, mails.slice(0, middle))), ...(await sendBatch(account, mails.slice(middle)))];
}

/** Resend's answer to one batch, or null if it got lost. */
async function ask(
  { url, apiKey }: ResendAccount,
  mails: readonly BuiltMail[],
): Promise<{ status: number; body: string } | null> {
  const body = JSON.stringify(mails);
  try {
    const response = await fetch(`${url}/emails/batch`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${apiKey}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': `rollcall/${await sha256(body)}`,
        'User-Agent': 'rollcall',
        // One bad address keeps no neighbour.
        'x-batch-validation': 'permissive',
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    });
    if (!response.ok) log({ event: 'resend-refused', status: response.status });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    log({ event: 'resend-unreachable', reason: loggedReason(error) });
    return null;
  }
}
