import type { SaidOfMail } from './delivery-report.ts';
import { reportFields } from './report-fields.ts';

/**
 * What a provider of mailboxes passes on as the word of a person: no more of it (RFC 5965, 7.3; `opt-out` is older).
 */
const unwanted: ReadonlySet<string> = new Set(['abuse', 'fraud', 'opt-out']);

/** A complaint, as a provider reports it. */
interface Feedback {
  said: SaidOfMail;
  /** The return path with which the mail left, or empty: providers hide who complained, but seldom that. */
  returnPath: string;
}

/**
 * What a provider says about a mail of ours (RFC 5965): `report` is the content of its `message/feedback-report`. Null
 * for what is no person's complaint, such as `not-spam` and reports on authentication (RFC 6591).
 */
export function feedbackOf(report: string): Feedback | null {
  const fields = reportFields(report);
  if (!unwanted.has(fields.get('feedback-type')?.toLowerCase() ?? '')) return null;
  return { said: { kind: 'complained' }, returnPath: (fields.get('original-mail-from') ?? '').replace(/^<|>$/g, '') };
}
