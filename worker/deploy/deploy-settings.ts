import { checkAddress } from '../../shared/people/email-address.ts';
import type { Question } from './question.ts';

/** How the mails of a space leave. */
const transports = ['smtp', 'resend', 'cloudflare'];

/** A setting of the worker that its owner chooses. */
export interface DeploySetting extends Question {
  /** As the worker reads it (worker/environment.ts), and as it may be given in the environment. */
  name: string;
  /** Whether it is asked for; the others are taken when they are given. */
  isAsked: boolean;
  /** The transports that need it; without it, all of them do. */
  transport?: string;
}

/** What is no secret and stands in the configuration, in the order of asking. */
export const plainSettings: readonly DeploySetting[] = [
  {
    name: 'ORIGIN',
    isAsked: true,
    text: 'Address of the space (https://academy.example.org; its domain is in your Cloudflare account, or workers.dev)',
    fault: (answer) => (isOrigin(answer) ? null : 'Give an address as https://academy.example.org, without a path.'),
  },
  {
    name: 'MAIL_TRANSPORT',
    isAsked: true,
    text: `How mails leave (${transports.join(', ')})`,
    preset: 'smtp',
    fault: (answer) => (transports.includes(answer) ? null : `Say one of ${transports.join(', ')}.`),
  },
  {
    name: 'MAIL_FROM',
    isAsked: true,
    text: 'Address that mails come from (its domain has SPF and DKIM for that way)',
    fault: (answer) => (isAddress(answer) ? null : 'Give an address as academy@example.org.'),
  },
  {
    name: 'MAILS_PER_DAY',
    isAsked: false,
    text: 'Mails that admins may cause on one day',
    preset: '20000',
    fault: (answer) => (/^\d{1,9}$/.test(answer) ? null : 'Give a number.'),
  },
  {
    name: 'BOUNCE_ADDRESS',
    isAsked: false,
    transport: 'smtp',
    text: 'Address that bounces are mailed to',
    // Each mail gets a return path of its own out of it, and what is before the @ has 64 characters at most (RFC 5321).
    fault: (answer) =>
      isAddress(answer) && /^[^@+]{1,18}@/.test(answer)
        ? null
        : 'Give an address as bounces@example.org, with at most 18 characters and no + before the @.',
  },
];

/** The secrets that a person knows; those that are made here are in deploy-secrets.ts. */
export const askedSecrets: readonly DeploySetting[] = [
  {
    name: 'SMTP_URL',
    isAsked: true,
    isSecret: true,
    transport: 'smtp',
    text: 'Mail server (smtps://user:password@mail.example.org:465)',
    fault: mailServerFault,
  },
  {
    name: 'RESEND_API_KEY',
    isAsked: true,
    isSecret: true,
    transport: 'resend',
    text: 'API key of Resend (re_…)',
    fault: (answer) => (/^\S+$/.test(answer) ? null : 'Give the key.'),
  },
  {
    name: 'RESEND_WEBHOOK_SECRET',
    isAsked: false,
    isSecret: true,
    transport: 'resend',
    text: 'Signing secret of the webhook (whsec_…)',
    fault: (answer) => (/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(answer) ? null : 'Give it as whsec_…'),
  },
];

/** Whether a setting matters to a transport. */
export function concerns({ transport }: DeploySetting, chosen: string | undefined): boolean {
  return transport === undefined || transport === chosen;
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin, href, port } = new URL(text);
  return protocol === 'https:' && href === `${origin}/` && port === '';
}

/** Why a mail server cannot be used; the worker would say it with each mail (worker/mail/smtp/smtp-server.ts). */
function mailServerFault(answer: string): string | null {
  const form = 'Give it as smtps://user:password@mail.example.org:465, with @ as %40, : as %3A, / as %2F and % as %25.';
  if (!/^smtps?:\/\/\S+$/.test(answer) || /%(?![0-9a-f]{2})/i.test(answer) || !URL.canParse(answer)) return form;
  const { hostname, port } = new URL(answer);
  if (port === '25') return 'Port 25 is closed to Workers: use 465 or 587.';
  if (/^(localhost|127\.|10\.|192\.168\.|\[)/.test(hostname))
    return 'Give a server that is reached from the internet, by its name.';
  return null;
}

function isAddress(text: string): boolean {
  return 'address' in checkAddress(text);
}
