import { connect } from 'node:net';

/** The length of an invitation as the worker writes it, about. */
export const message = `Subject: Invitation\r\n\r\n${'An invitation as long as those of the worker are. '.repeat(90)}\r\n.\r\n`;

/** Sends so many mails over so many connections, with the least that SMTP asks for, its commands in one write (RFC 2920). */
export async function sendMinimalMails(port: number, mails: number, connections: number): Promise<void> {
  await Promise.all(mailsPerConnection(mails, connections).map((share) => sendOn(port, share)));
}

/** How so many mails are shared out among so many connections. */
export function mailsPerConnection(mails: number, connections: number): number[] {
  const share = Math.ceil(mails / connections);
  return Array.from({ length: connections }, (_, index) => Math.max(0, Math.min(share, mails - index * share)));
}

function sendOn(port: number, mails: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    let left = mails;
    let step: 'hello' | 'envelope' | 'message' = 'hello';
    let heard = '';
    const next = () => {
      if (left === 0) {
        socket.end('QUIT\r\n');
        return resolve();
      }
      left -= 1;
      step = 'envelope';
      socket.write('MAIL FROM:<from@example.org>\r\nRCPT TO:<to@example.org>\r\nDATA\r\n');
    };
    socket.on('connect', () => socket.write('EHLO bench\r\n'));
    socket.on('data', (part: string) => {
      heard += part;
      if (step === 'hello' && /^250 /m.test(heard)) next();
      else if (step === 'envelope' && /^354 /m.test(heard)) {
        step = 'message';
        socket.write(message);
      } else if (step === 'message' && /^250 taken/m.test(heard)) next();
      else return;
      heard = '';
    });
    socket.on('error', reject);
  });
}
