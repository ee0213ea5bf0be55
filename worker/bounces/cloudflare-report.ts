import * as v from 'valibot';
import { bounceReasonOf } from '../mail/bounce-reason.ts';
import { bareMessageId } from '../mail/cloudflare/bare-message-id.ts';
import type { DeliveryReport } from './delivery-report.ts';
import { reasonInWords } from './reason-in-words.ts';

const prefix = 'cf.email.sending.message.';

const text = v.optional(v.string(), '');
const about = { messageId: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)) };

/** The events of Email Sending that say something about a mail's end. */
const MailEvent = v.variant('type', [
  v.object({
    type: v.picklist([`${prefix}delivered`, `${prefix}complained`, `${prefix}failed`]),
    payload: v.object(about),
  }),
  v.object({
    type: v.literal(`${prefix}bounced`),
    payload: v.object({
      ...about,
      delivery: v.optional(v.object({ smtpStatusCode: text, smtpEnhancedStatusCode: text, smtpResponse: text }), {}),
      /** `hard`, or `soft` when the attempts were used up. */
      bounce: v.optional(v.object({ type: text }), {}),
    }),
  }),
  v.object({
    type: v.literal(`${prefix}rejected`),
    payload: v.object({ ...about, rejection: v.optional(v.object({ reason: text, party: text }), {}) }),
  }),
]);

/** What an event of Cloudflare's Email Service comes to, or null if it is of no interest here. */
export function cloudflareReport(event: unknown): DeliveryReport | null {
  const known = v.safeParse(MailEvent, event);
  if (!known.success) return null;
  const { type, payload } = known.output;
  const mail = { providerId: bareMessageId(payload.messageId) };
  switch (type) {
    case `${prefix}delivered`:
      return { mail, kind: 'delivered' };
    case `${prefix}complained`:
      return { mail, kind: 'complained' };
    case `${prefix}failed`:
      return { mail, kind: 'bounced', reason: 'other', isDeadEnd: false };
    case `${prefix}rejected`: {
      const { reason, party } = payload.rejection;
      const isListed = reason === 'suppressed' && party === 'recipient';
      return { mail, kind: 'bounced', reason: reason === 'spam' ? 'spam' : 'refused', isDeadEnd: isListed };
    }
    case `${prefix}bounced`: {
      const { smtpStatusCode, smtpEnhancedStatusCode, smtpResponse } = payload.delivery;
      const byCode = bounceReasonOf(`${smtpStatusCode} ${smtpEnhancedStatusCode}`.trim());
      const inWords = reasonInWords(smtpResponse);
      const reason = inWords === 'spam' || byCode === 'other' ? (inWords ?? 'other') : byCode;
      return {
        mail,
        kind: 'bounced',
        reason,
        isDeadEnd: payload.bounce.type === 'hard' && reason === 'mailbox-unknown',
      };
    }
  }
}
