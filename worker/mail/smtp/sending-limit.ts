import type { MailLimit } from '../transport.ts';
import { replyCodes, type SmtpReply } from './smtp-reply.ts';

/** Replies by which servers tell of a limit; what they mean by them differs, so their words decide. */
const limitCodes = new Set([421, 432, 450, 451, 452, 454, 550, 552, 554]);

/** It is about the recipient's mailbox, this one message, or this one connection. */
const otherLimits =
  /mailbox|receiving|tr(?:ying|ied) to (?:reach|contact)|over ?quota|storage|\bsize\b|too many connections|\b(?:per|this|one|single|same) (?:smtp )?(?:connection|session)/;

const spans = /\b(?:daily|monthly|per (?:day|month)|24[ -]?h(?:ours?)?|credits)\b/;
const shortSpans = /\b(?:hourly|per (?:hour|minute|second))\b/;
const used = /quota|\blimits?\b|exceed|maximum|reached/;
/** Of who sends, so that no recipient's quota is meant. */
const senders = /\b(?:send(?:ing|er)|relay|messages?|messaging|submission|outgoing)\b.{0,30}\b(?:quota|limits?)\b/;
const tooFast =
  /throttl|rate[- ]?limit|\bunusual rate\b|\b(?:sending|message|mail) rate\b|too many (?:messages|e-?mails)|too much mail from/;

/**
 * Which limit of the whole account a reply tells of, if it does: then it is no word about this mail or its recipient.
 * The lists follow what servers say: Gmail (`550 5.4.5 Daily user sending limit exceeded`, `550 5.7.1 Email quota
 * exceeded`, `450 4.2.1 Peak SMTP relay limit exceeded`), Microsoft 365 (`550 5.1.90 … reached your daily limit for
 * message recipients`, `432 4.3.2 … sender thread limit exceeded`), Amazon SES (`454 Throttling failure: Daily message
 * quota exceeded`), SendGrid (`451 … exceeded your messaging limits`, `Maximum credits exceeded`), Postfix (`450 4.7.1
 * … too much mail from`), cPanel (`550 … exceeded the max emails per hour`) and X.7.28, mail flood (IANA's registry of
 * RFC 5248). In doubt it is none: then the mail is put off or refused by itself, as ever.
 */
export function sendingLimit(reply: SmtpReply): MailLimit | null {
  if (!limitCodes.has(reply.code)) return null;
  const codes = replyCodes(reply);
  const [, , subject, detail] = /^\d+ ([45])\.(\d+)\.(\d+)$/.exec(codes) ?? [];
  const status = `${subject}.${detail}`;
  // A full mailbox (RFC 3463, 3.3), and a message that is too big (3.4).
  if (status === '2.2' || status === '2.3' || status === '3.4') return null;
  const words = reply.lines.join(' ').toLowerCase().replace(/\s+/g, ' ').slice(0, 2000);
  if (otherLimits.test(words)) return null;
  if (codes === '550 5.4.5' || (spans.test(words) && used.test(words))) return 'quota';
  if (status === '7.28' || tooFast.test(words) || (shortSpans.test(words) && used.test(words))) return 'rate';
  // X.7 is about rules for who sends (RFC 3463, 3.8): never a mailbox.
  if (senders.test(words) || (subject === '7' && /\bquota\b/.test(words)))
    return /exceed|reached|maximum/.test(words) ? 'rate' : null;
  return null;
}
