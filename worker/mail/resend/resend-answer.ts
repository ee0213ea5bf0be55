import * as v from 'valibot';
import type { MailLimit, SendResult } from '../transport.ts';

/**
 * The answer to a batch in permissive mode: names of the mails that were taken, in order, and what is wrong with
 * others.
 */
const Taken = v.object({
  data: v.array(v.object({ id: v.string() })),
  errors: v.optional(v.array(v.object({ index: v.number(), message: v.string() })), []),
});

/** What an answer says of a batch: a result for each of its mails, or that it is better sent in two halves. */
type ResendVerdict = { results: SendResult[] } | 'halve';

/** Reads the answer to a batch of so many mails. */
export function resendVerdict(status: number, body: string, count: number): ResendVerdict {
  const all = (result: SendResult): ResendVerdict => ({ results: Array.from({ length: count }, () => result) });
  const reply = String(status);
  if (status >= 200 && status < 300) return takenVerdict(body, count) ?? all({ kind: 'unknown', reply });
  // The same batch is being worked on at this moment.
  if (status === 409) return all({ kind: 'unknown', reply });
  // Some mail is not even in order. The key and the domain (401, 403, 404) are nobody's address.
  if (status === 400 || status === 422) return count > 1 ? 'halve' : all(refusal(errorMessage(body), reply));
  const limit = status === 429 ? limitOf(body) : null;
  return all(limit ? { kind: 'limited', limit, reply } : { kind: 'temporary', reply });
}

function takenVerdict(body: string, count: number): ResendVerdict | null {
  const taken = v.safeParse(v.pipe(v.string(), v.parseJson(), Taken), body);
  if (!taken.success) return null;
  const { data, errors } = taken.output;
  const wrong = new Map(errors.map(({ index, message }) => [index, message]));
  if (data.length + wrong.size !== count) return null;
  const names = data.values();
  const results = Array.from({ length: count }, (_, index): SendResult => {
    const message = wrong.get(index);
    if (message !== undefined) return refusal(message, '422');
    const { value } = names.next();
    return { kind: 'accepted', reply: '200', ...(value && { providerId: value.id }) };
  });
  return { results };
}

/**
 * The message tells whose fault it is; it is not kept, since it may quote an address. Our own can be mended: we wait.
 */
function refusal(message: string, reply: string): SendResult {
  const isOurs = /`from`|not verified|api key|testing emails/i.test(message);
  return { kind: isOurs ? 'temporary' : 'permanent', reply };
}

const Limited = v.object({
  name: v.picklist(['rate_limit_exceeded', 'daily_quota_exceeded', 'monthly_quota_exceeded']),
});

function limitOf(body: string): MailLimit | null {
  const error = v.safeParse(v.pipe(v.string(), v.parseJson(), Limited), body);
  if (!error.success) return null;
  return error.output.name === 'rate_limit_exceeded' ? 'rate' : 'quota';
}

function errorMessage(body: string): string {
  const error = v.safeParse(v.pipe(v.string(), v.parseJson(), v.object({ message: v.string() })), body);
  return error.success ? error.output.message : '';
}
