/// <reference path="./async-hooks.d.ts" />
import { AsyncLocalStorage } from 'node:async_hooks';
import type { LogEvent } from './log-event.ts';

const invocations = new AsyncLocalStorage<string>();

/** Does one request's, message's or tick's work: all that it logs carries this id. */
export function inInvocation<Result>(id: string, work: () => Result): Result {
  return invocations.run(id, work);
}

/**
 * Writes one event for the operator: one line of JSON with when it was, and in the course of which request (the id that
 * a refusal names), tick or delivery. This is the only way into the log. Events hold no personal data; should some
 * text of somebody else's bring along what looks like an address or a token, it is taken out here.
 */
export function log(event: LogEvent): void {
  const line = { time: new Date().toISOString(), requestId: invocations.getStore(), ...event };
  console[levelOf[event.event] ?? 'error'](JSON.stringify(line, (_, value) => withoutSecrets(value)));
}

/** What the platform shows as a warning: a mail server's trouble is not ours. */
const levelOf: Partial<Record<LogEvent['event'], 'warn'>> = {
  'cloudflare-mail-refused': 'warn',
  'mail-paused': 'warn',
  'resend-refused': 'warn',
  'resend-unreachable': 'warn',
  'smtp-failed': 'warn',
};

function withoutSecrets(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.replace(/[^\s@"'<>()]+@[^\s@"'<>()]+/g, '[address]').replace(/[\w-]{40,}/g, '[token]');
}
