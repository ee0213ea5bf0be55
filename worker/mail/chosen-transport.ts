import type { Settings } from '../settings.ts';
import { smtpServer } from './smtp/smtp-server.ts';
import { smtpTransport } from './smtp/smtp-transport.ts';
import type { MailTransport } from './transport.ts';

/** The transport that the settings choose; throws an `Error` that names the setting which makes it impossible. */
export function chosenTransport(settings: Settings): MailTransport {
  if (!settings.smtpUrl) throw new Error('SMTP_URL is not set, but MAIL_TRANSPORT is smtp');
  return smtpTransport(smtpServer(settings.smtpUrl), new URL(settings.origin).hostname);
}
