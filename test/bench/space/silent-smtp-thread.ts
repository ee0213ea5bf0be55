import { createServer } from 'node:net';
import { parentPort } from 'node:worker_threads';
import { portOf } from '../../stage/smtp-sink.ts';

// A mail server that does nothing but take mails, as fast as a program can. It tells its port once, and after that how
// many mails it has taken and how many connections were open at most, each time that it has nothing more to read.

let taken = 0;
let open = 0;
let mostOpen = 0;
let isToldSoon = false;

function tellSoon(): void {
  if (isToldSoon) return;
  isToldSoon = true;
  setImmediate(() => {
    isToldSoon = false;
    parentPort?.postMessage({ taken, mostOpen });
  });
}

const server = createServer((socket) => {
  open += 1;
  mostOpen = Math.max(mostOpen, open);
  let rest = '';
  let inMessage = false;
  // Characters of a chunk (BDAT, RFC 3030) that are still to come.
  let inChunk = 0;
  socket.setNoDelay(true);
  socket.write('220 silent.example\r\n');
  socket.setEncoding('latin1');
  socket.on('data', (part: string) => {
    rest += part;
    let answer = '';
    for (;;) {
      if (inChunk > 0) {
        if (rest.length < inChunk) break;
        rest = rest.slice(inChunk);
        inChunk = 0;
        taken += 1;
        tellSoon();
        answer += '250 taken\r\n';
      }
      const end = inMessage ? rest.indexOf('\r\n.\r\n') : rest.indexOf('\r\n');
      if (end < 0) break;
      const line = rest.slice(0, end);
      rest = rest.slice(end + (inMessage ? 5 : 2));
      if (inMessage) {
        inMessage = false;
        taken += 1;
        tellSoon();
        answer += '250 taken\r\n';
      } else if (/^EHLO/i.test(line))
        answer += '250-silent.example\r\n250-PIPELINING\r\n250-CHUNKING\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n';
      else if (/^DATA$/i.test(line)) {
        inMessage = true;
        answer += '354 go on\r\n';
      } else if (/^BDAT/i.test(line)) inChunk = Number(line.split(' ')[1]);
      else if (/^QUIT$/i.test(line)) answer += '221 bye\r\n';
      else answer += '250 ok\r\n';
    }
    if (answer !== '') socket.write(answer);
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => {
    open -= 1;
  });
});
parentPort?.on('message', () => {
  mostOpen = open;
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage({ port: portOf(server.address()) }));
