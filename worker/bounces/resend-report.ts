import * as v from 'valibot';
import type { BounceReason } from '../../shared/contract/follow-up.ts';
import { ServerId } from '../../shared/contract/protocol.ts';
import { mailTag } from '../mail/resend/resend-mail.ts';
import type { DeliveryReport } from './delivery-report.ts';
import { reasonInWords } from './reason-in-words.ts';

const about = {
  email_id: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  tags: v.optional(v.object({ [mailTag]: v.optional(v.string()) })),
};

const text = v.optional(v.string(), '');

/** The reports of Resend that say something about a mail's end; all others are fine and of no interest. */
const ResendEvent = v.variant('type', [
  v.object({ type: v.picklist(['email.delivered', 'email.complained']), data: v.object(about) }),
  v.object({
    type: v.literal('email.bounced'),
    data: v.object({
      ...about,
      bounce: v.optional(v.object({ type: text, subType: text, message: text }), {}),
    }),
  }),
  v.object({ type: v.picklist(['email.suppressed', 'email.failed']), data: v.object(about) }),
]);

/** What a report of Resend comes to, or null if it is of no interest here. */
export function resendReport(body: string): DeliveryReport | null {
  const event = v.safeParse(v.pipe(v.string(), v.parseJson(), ResendEvent), body);
  if (!event.success) return null;
  const { type, data } = event.output;
  const tag = data.tags?.[mailTag];
  const mail = v.is(ServerId, tag) ? { id: tag } : { providerId: data.email_id };
  switch (type) {
    case 'email.delivered':
      return { mail, kind: 'delivered' };
    case 'email.complained':
      return { mail, kind: 'complained' };
    case 'email.bounced': {
      const reason = bounceReason(data.bounce);
      // "Permanent" is also said of mails that were refused for what they are, or for who sent them.
      return { mail, kind: 'bounced', reason, isDeadEnd: reason === 'mailbox-unknown' };
    }
    // Resend's own list of addresses that took no mail before.
    case 'email.suppressed':
      return { mail, kind: 'bounced', reason: 'refused', isDeadEnd: true };
    case 'email.failed':
      return { mail, kind: 'bounced', reason: 'other', isDeadEnd: false };
  }
}

function bounceReason({ type, subType, message }: { type: string; subType: string; message: string }): BounceReason {
  switch (subType) {
    case 'NoEmail':
      return 'mailbox-unknown';
    case 'MailboxFull':
      return 'mailbox-full';
    case 'Suppressed':
    case 'OnAccountSuppressionList':
      return 'mailbox-unknown';
    default:
      return reasonInWords(message) ?? (type === 'Permanent' ? 'mailbox-unknown' : 'other');
  }
}
