import { env } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { settingsOf } from '../../../worker/settings.ts';

describe('settings', () => {
  it('are read as the deployment gives them', () => {
    const { origin, mailFrom } = settingsOf({
      ...env,
      ORIGIN: 'https://space.test/',
      MAIL_FROM: 'academy@example.org',
    });
    expect({ origin, mailFrom }).toEqual({ origin: 'https://space.test', mailFrom: 'academy@example.org' });
  });

  // Each of these would fail every mail for good, so the worker says it at once instead.
  it.each([
    '',
    'academy',
    'Academy <a@example.org>',
    '"a b"@example.org',
    'a(b)@example.org',
    'a@b@c',
    'a@x\r\nBcc: b@y',
  ])('refuse the sender %j', (MAIL_FROM) => {
    expect(() => settingsOf({ ...env, MAIL_FROM })).toThrow();
  });

  it.each(['', 'many', '-1', '1e9', '2.5'])('refuse %j mails a day', (MAILS_PER_DAY) => {
    expect(() => settingsOf({ ...env, MAILS_PER_DAY })).toThrow();
  });

  it.each(['', '1:short', 'x:0123456789-0123456789-0123456789-01'])('refuse the link secrets %j', (LINK_SECRETS) => {
    expect(() => settingsOf({ ...env, LINK_SECRETS })).toThrow();
  });
});
