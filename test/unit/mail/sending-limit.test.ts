import { describe, expect, it } from 'vitest';
import { sendingLimit } from '../../../worker/mail/smtp/sending-limit.ts';

const limitOf = (text: string) =>
  sendingLimit({ code: Number(text.slice(0, 3)), lines: text.split('\n').map((line) => line.slice(4)) });

describe('a reply of a mail server', () => {
  it.each([
    '550 5.4.5 Daily user sending limit exceeded. For more information on Gmail sending limits go to',
    '550-5.4.5 Daily SMTP relay limit exceeded for customer.\n550 5.4.5 Contact your administrator.',
    "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
    '454 Throttling failure: Daily message quota exceeded',
    '451 Authentication failed: Maximum credits exceeded',
    '452 4.5.3 Daily message limit exceeded',
  ])('tells of a quota of the account: %s', (text) => {
    expect(limitOf(text)).toBe('quota');
  });

  it.each([
    '454 Throttling failure: Maximum sending rate exceeded.',
    '421 4.7.28 Gmail has detected an unusual rate of mail from you',
    '450 4.2.1 Peak SMTP relay limit exceeded for customer',
    '432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded',
    "451 You've exceeded your messaging limits",
    '450 4.7.1 Error: too much mail from 192.0.2.1',
    '550 Domain example.org has exceeded the max emails per hour (100) allowed. Message discarded.',
    '452 4.4.5 Messages per second limit exceeded',
    '554 5.7.1 <a@example.org>: Recipient address rejected: You have exceeded your Outmail quota.',
  ])('tells that the account is too fast: %s', (text) => {
    expect(limitOf(text)).toBe('rate');
  });

  it.each([
    '452 4.2.2 The email account that you tried to reach is over quota',
    '552 5.2.2 <a@example.org> Quota exceeded (mailbox for user is full)',
    '552 Requested mail action aborted: exceeded storage allocation',
    '550 Quota exceeded',
    '450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages',
    '552 5.3.4 Message size exceeds fixed limit',
    '452 4.5.3 Your message has too many recipients',
    '421 4.7.0 Too many connections from your host',
    '421 too many messages in this connection',
    '451 4.3.2 try again later',
    '454 4.7.0 Too many login attempts, please try again later',
    '450 4.7.1 Greylisted, try again in 5 minutes',
    '550 5.1.1 no such mailbox',
    '554 5.7.1 Spam score exceeds the limit',
    '250 2.0.0 daily quota: 5 of 100 used',
  ])('is about something else: %s', (text) => {
    expect(limitOf(text)).toBeNull();
  });
});
