import type { Environment } from '../environment.ts';
import { settingsOf } from '../settings.ts';
import { cloudflareTransport } from './cloudflare/cloudflare-transport.ts';
import { resendTransport } from './resend/resend-transport.ts';
import { smtpServer } from './smtp/smtp-server.ts';
import { smtpTransport } from './smtp/smtp-transport.ts';
import type { MailTransport } from './transport.ts';

/** The transport that the settings choose; throws an `Error` that names the setting which makes it impossible. */
export function chosenTransport(env: Environment): MailTransport {
  const { mailTransport, smtpUrl, resendApiKey, resendUrl, origin } = settingsOf(env);
  switch (mailTransport) {
    case 'smtp':
      if (!smtpUrl) throw missing('SMTP_URL', mailTransport);
      return smtpTransport(smtpServer(smtpUrl), new URL(origin).hostname);
    case 'resend':
      if (!resendApiKey) throw missing('RESEND_API_KEY', mailTransport);
      return resendTransport({ url: resendUrl, apiKey: resendApiKey });
    case 'cloudflare':
      if (!env.EMAIL) throw missing('The binding EMAIL', mailTransport);
      return cloudflareTransport(env.EMAIL);
  }
}

function missing(setting: string, transport: string): Error {
  return new Error(`${setting} is not set, but MAIL_TRANSPORT is ${transport}`);
}
