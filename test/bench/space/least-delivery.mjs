// The least worker that loses no mail and sends ten twice at most when it dies: it stands beside the worker, in the same
// workerd and with the same database, and does nothing else.
import { connect } from 'cloudflare:sockets';

/** Milliseconds of a lease. */
const leaseTime = 60_000;

const mark = `UPDATE outbox SET state = 'sent', settled_at = ?1, lease_id = NULL, lease_until = NULL
 WHERE state = 'sending' AND lease_until = ?2 AND lease_id = ?3`;
const claim = `UPDATE outbox SET state = 'sending', lease_until = ?2, lease_id = ?3, attempts = attempts + 1
 WHERE id IN (SELECT id FROM outbox WHERE state = 'queued' AND due_at <= ?1 ORDER BY due_at LIMIT 10)
 RETURNING (SELECT email FROM members WHERE id = member_id) AS email`;

const encoder = new TextEncoder();

/**
 * Delivers the outbox over so many connections: ten mails are claimed and sent in one go (BDAT, RFC 3030), and marked in
 * one transaction with the next claim. Each is the same message to an address of its own.
 */
export async function deliverLeast({ port, connections, message }, db) {
  await Promise.all(Array.from({ length: connections }, (_, index) => deliverOn(port, message, db, `least ${index}`)));
}

async function deliverOn(port, message, db, lease) {
  const socket = connect({ hostname: '127.0.0.1', port });
  const writer = socket.writable.getWriter();
  const heard = listener(socket.readable.getReader());
  await writer.write(encoder.encode('EHLO bench\r\n'));
  await heard(/^250 /gm, 1);
  for (let until = 0; ; ) {
    const now = Date.now();
    const marked = db.prepare(mark).bind(now, until, lease);
    until = now + leaseTime;
    const claimed = db.prepare(claim).bind(now, until, lease);
    const { results: mails } = (await db.batch([marked, claimed]))[1];
    if (mails.length === 0) break;
    await writer.write(encoder.encode(mails.map(({ email }) => inOneGo(email, message)).join('')));
    await heard(/^250 taken/gm, mails.length);
  }
  await writer.write(encoder.encode('QUIT\r\n'));
  await socket.close();
}

function inOneGo(address, message) {
  return `RSET\r\nMAIL FROM:<from@example.org>\r\nRCPT TO:<${address}>\r\nBDAT ${message.length} LAST\r\n${message}`;
}

/** Waits for so many lines of the server. */
function listener(reader) {
  const decoder = new TextDecoder();
  return async (line, count) => {
    for (let said = ''; (said.match(line) ?? []).length < count; ) {
      const { value, done } = await reader.read();
      if (done) throw new Error('The mail server has hung up.');
      said += decoder.decode(value);
    }
  };
}
