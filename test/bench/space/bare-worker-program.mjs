// A worker that only sends minimal mails, or only hashes: the floor of what the worker can do inside workerd.
import { connect } from 'cloudflare:sockets';
import { argon2id } from '../../../worker/access/argon2id.ts';

const encoder = new TextEncoder();

export default {
  async fetch(request) {
    const { mails, hashes } = await request.json();
    if (mails) await sendMails(mails);
    if (hashes) await hash(hashes);
    return Response.json({});
  },
};

async function hash({ count, givesWay }) {
  const program = await argon2id();
  for (let index = 0; index < count; index += 1) {
    program.hash(encoder.encode(`initial password ${index}`), crypto.getRandomValues(new Uint8Array(16)));
    // The shortest wait: nothing else lets a request in, where all share a thread.
    if (givesWay) await scheduler.wait(0);
  }
}

/** The same conversation as the one from Node. */
async function sendMails({ port, shares, message }) {
  const body = encoder.encode(message);
  await Promise.all(shares.map((mails) => sendOn(port, mails, body)));
}

async function sendOn(port, mails, message) {
  const socket = connect({ hostname: '127.0.0.1', port });
  const writer = socket.writable.getWriter();
  const heard = listener(socket.readable.getReader());
  const envelope = encoder.encode('MAIL FROM:<from@example.org>\r\nRCPT TO:<to@example.org>\r\nDATA\r\n');
  await writer.write(encoder.encode('EHLO bench\r\n'));
  await heard(/^250 /m);
  for (let left = mails; left > 0; left -= 1) {
    await writer.write(envelope);
    await heard(/^354 /m);
    await writer.write(message);
    await heard(/^250 taken/m);
  }
  await writer.write(encoder.encode('QUIT\r\n'));
  await socket.close();
}

/** Waits for a line of the server. */
function listener(reader) {
  const decoder = new TextDecoder();
  return async (line) => {
    for (let said = ''; !line.test(said); ) {
      const { value, done } = await reader.read();
      if (done) throw new Error('The mail server has hung up.');
      said += decoder.decode(value);
    }
  };
}
