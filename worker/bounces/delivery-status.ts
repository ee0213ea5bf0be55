import { bounceReasonOf } from '../mail/bounce-reason.ts';
import type { SaidOfMail } from './delivery-report.ts';
import { reasonInWords } from './reason-in-words.ts';
import { reportFields } from './report-fields.ts';

/**
 * What a mail server says became of a mail (RFC 3464): `status` is the content of its `message/delivery-status`. Null
 * where it only says that it takes longer. Our mails have one recipient; of several groups of fields the first one that
 * says what became of it counts.
 */
export function saidByServer(status: string): SaidOfMail | null {
  for (const group of status.split(/\r?\n[ \t]*\r?\n/)) {
    const fields = reportFields(group);
    const action = fields.get('action')?.toLowerCase();
    if (action === 'delivered') return { kind: 'delivered' };
    if (action !== 'failed') continue;
    const code = /^[45]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '';
    const inWords = reasonInWords(fields.get('diagnostic-code') ?? '');
    // "5.0.0" and the like leave it to the words.
    const byCode = bounceReasonOf(code);
    const reason = inWords === 'spam' || byCode === 'other' ? (inWords ?? 'other') : byCode;
    return { kind: 'bounced', reason, isDeadEnd: code.startsWith('5.') && reason === 'mailbox-unknown' };
  }
  return null;
}
