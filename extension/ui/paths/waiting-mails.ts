import type { MailState } from '../../../shared/contract/follow-up.ts';
import type { SessionTimeline } from '../../../shared/contract/path.ts';

type Mails = SessionTimeline['mails'];

/** How many mails are in one of these states. */
export function mailsIn(mails: Mails, states: readonly MailState[]): number {
  return states.reduce((total, state) => total + (mails[state] ?? 0), 0);
}

/** How many mails of a session have not come to an end. */
export function waitingMails(mails: Mails): number {
  return mailsIn(mails, ['queued', 'sending', 'unsettled', 'deferred']);
}
