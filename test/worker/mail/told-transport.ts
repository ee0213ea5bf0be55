import { env } from 'cloudflare:workers';
import { type DeliverySources, deliverDueMails } from '../../../worker/mail/delivery.ts';
import type { MailTransport, OutgoingMail, SendResult } from '../../../worker/mail/transport.ts';
import { newId } from '../../../worker/random.ts';
import { settingsOf } from '../../../worker/settings.ts';

/** Milliseconds. */
export const minute = 60_000;
/** When these tests begin. */
export const start = Date.UTC(2026, 10, 22, 9);

/** A transport that answers as it is told and keeps what it was given. */
export function toldTransport(answer: (mail: OutgoingMail) => SendResult | Promise<SendResult>) {
  const given: OutgoingMail[] = [];
  const transport: MailTransport = {
    async send(mails) {
      given.push(...mails);
      return Promise.all(mails.map(answer));
    },
    close: () => Promise.resolve(),
  };
  return { given, transport };
}

/** What a mail server may say. */
export const accepted: SendResult = { kind: 'accepted', reply: '250' };
/** Not this time. */
export const temporary: SendResult = { kind: 'temporary', reply: '451 4.3.2' };
/** Never. */
export const permanent: SendResult = { kind: 'permanent', reply: '550 5.1.1' };
/** Nothing that was heard. */
export const unknown: SendResult = { kind: 'unknown', reply: null };

/** Where a delivery at a moment that does not pass takes time and chance from. */
export function at(moment: number, timeOver = new AbortController().signal): DeliverySources {
  return { now: () => moment, random: () => 0, newId, timeOver };
}

/** One delivery at a moment of so many mails at most. */
export function deliver(transport: MailTransport, moment = start, limit = 50) {
  return deliverDueMails(env.DB, settingsOf(env), transport, limit, at(moment));
}
