import { mkdir } from 'node:fs/promises';
import { MailDev } from 'maildev';

/** One mail as it arrived: the envelope's recipients, not the header's. */
export interface ArrivedMail {
  to: string[];
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string | string[]>;
  arrivedAt: Date;
}

/** The local inbox: a real SMTP server that keeps every mail on disk, and a page to read them. */
export interface Inbox {
  /** The page on which a person reads the mails. */
  url: string;
  smtpUrl: string;
  /** All mails, oldest first. */
  mails(): Promise<ArrivedMail[]>;
  stop(): Promise<void>;
}

const host = '127.0.0.1';

/** Starts MailDev on loopback with the mails of earlier starts. Throws when a port is taken. */
export async function startInbox(folder: string, ports: { inbox: number; smtp: number }): Promise<Inbox> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const mailDev = new MailDev({
    smtp: ports.smtp,
    web: ports.inbox,
    ip: host,
    webIp: host,
    mailDirectory: folder,
    silent: true,
  });
  const { smtp } = await withoutAnnouncement(() => mailDev.start());
  return {
    url: `http://localhost:${ports.inbox}`,
    smtpUrl: `smtp://${host}:${ports.smtp}`,
    async mails() {
      const all = await smtp.getAllEmails();
      return all
        .sort((a, b) => a.time.getTime() - b.time.getTime())
        .map((mail) => ({
          to: mail.envelope.to.map((recipient) => recipient.address),
          subject: mail.subject,
          text: mail.text ?? '',
          html: mail.html ?? '',
          headers: mail.headers,
          arrivedAt: mail.time,
        }));
    },
    stop: () => mailDev.stop(),
  };
}

/** MailDev tells its address on the console whatever it is told; the caller says it in its own words. */
async function withoutAnnouncement<T>(start: () => Promise<T>): Promise<T> {
  const info = console.info;
  console.info = () => undefined;
  try {
    return await start();
  } finally {
    console.info = info;
  }
}
