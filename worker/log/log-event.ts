import type { DeadLetterKind, DeadLetterReason } from '../../shared/contract/health.ts';
import type { WakeUp } from '../environment.ts';
import type { MailLimit } from '../mail/transport.ts';

/** Why something failed, see `loggedReason`. */
interface Failed<Name extends string> {
  event: Name;
  reason: string;
}

/** Everything that is logged: what happened, with ids of ours, codes and counts, never with data of a person. */
export type LogEvent =
  | {
      event: 'request-failed';
      requestId: string;
      method: string;
      /** The route's pattern: a link's token is in the address. */
      route: string;
      /** The error's name, and D1's message, which names tables and columns only. */
      error: string;
      database?: string;
      /** The innermost frames of the stack. */
      at: string[];
    }
  | Failed<'upkeep-failed'>
  | Failed<'health-unknown'>
  | Failed<'dead-letter-not-kept'>
  | Failed<'delivery-failed'>
  | Failed<'hashing-failed'>
  | Failed<'report-not-taken'>
  | Failed<'resend-unreachable'>
  | { event: 'wake-up-not-sent'; kind: WakeUp['kind']; reason: string }
  | { event: 'dead-letter'; kind: DeadLetterKind; why: DeadLetterReason; attempts: number }
  | { event: 'mail-not-written'; mail: string; reason: string }
  /** A header that would have let text through that is not ours; `place` names it. */
  | { event: 'mail-unsafe'; place: string }
  /** What the mail server did; its words may quote an address. */
  | { event: 'smtp-failed'; fault: string; reply: string | null }
  | { event: 'resend-refused'; status: number }
  /** Whoever takes the mail says that the account may send no more for now. */
  | { event: 'mail-paused'; limit: MailLimit }
  | { event: 'cloudflare-mail-refused'; code: string | null }
  | { event: 'initial-passwords-not-opened'; members: readonly string[] };
