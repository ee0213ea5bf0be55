import { expect, it } from 'vitest';
import { askedSecrets, plainSettings } from '../../../worker/deploy/deploy-settings.ts';
import type { Environment } from '../../../worker/environment.ts';
import { smtpServer } from '../../../worker/mail/smtp/smtp-server.ts';
import { settingsOf } from '../../../worker/settings.ts';

const settings = [...plainSettings, ...askedSecrets];

/** What the worker needs to start, with one setting as somebody typed it. */
function environmentWith(name: string, value: string): Environment {
  const whole = {
    ORIGIN: 'https://academy.example.org',
    MAIL_TRANSPORT: 'smtp',
    MAIL_FROM: 'academy@example.org',
    MAILS_PER_DAY: '20000',
    LINK_SECRETS: `1:${'k'.repeat(32)}`,
    SETUP_CODE: 'eight-or-more',
  };
  // The assertion: the bindings are not looked at.
  return { ...whole, [name]: value } as unknown as Environment;
}

it.each([
  ['ORIGIN', ['https://academy.example.org', 'https://Academy.example.org/'], ['http://a.example.org', 'academy', '']],
  ['MAIL_TRANSPORT', ['smtp', 'resend', 'cloudflare'], ['SMTP', 'sendmail', '']],
  ['MAIL_FROM', ['academy@example.org'], ['Academy <academy@example.org>', 'academy', 'a b@example.org', '']],
  ['MAILS_PER_DAY', ['0', '20000'], ['many', '-1', '1e4', '20 000']],
  [
    'BOUNCE_ADDRESS',
    ['bounces@example.org'],
    ['bounces+x@example.org', 'returned-mail-of-the-academy@example.org', 'b'],
  ],
  ['RESEND_WEBHOOK_SECRET', [`whsec_${'aB3+'.repeat(8)}`], ['whsec_short', `whsec_${'-'.repeat(40)}`, 'secret']],
])(
  'what is taken for %s when deploying, the worker takes, too; what it refuses is asked for again',
  (name, good, bad) => {
    const setting = settings.find((each) => each.name === name);
    for (const value of good) {
      expect(setting?.fault(value), value).toBeNull();
      expect(() => settingsOf(environmentWith(name, value)), value).not.toThrow();
    }
    for (const value of bad) expect(setting?.fault(value), value).toMatch(/\.|…$/);
  },
);

it('a mail server that no worker could reach, or that is not written as an address, is told at once', () => {
  const fault = settings.find(({ name }) => name === 'SMTP_URL')?.fault ?? (() => null);
  for (const value of ['smtps://mailer:hush%40hush@mail.example.org:465', 'smtp://mailer:hush@mail.example.org']) {
    expect(fault(value)).toBeNull();
    expect(() => smtpServer(value)).not.toThrow();
  }
  expect(fault('smtp://mailer:hush@mail.example.org:25')).toContain('Port 25');
  expect(fault('smtps://mailer:hush@10.0.0.5:465')).toContain('from the internet');
  expect(fault('smtps://localhost:465')).toContain('from the internet');
  for (const value of [
    'mail.example.org',
    'smtps://mailer:a#b@mail.example.org',
    'smtps://m:100%@mail.example.org',
    '',
  ]) {
    expect(fault(value), value).toContain('smtp');
  }
});
