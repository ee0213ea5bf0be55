import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { DeployStop } from './deploy-stop.ts';
import type { Question } from './question.ts';

/** Asks at the terminal until the answer is good. A secret is not shown while it is typed. */
export async function askAtTerminal({ text, preset, isSecret, fault }: Question): Promise<string> {
  for (;;) {
    const prompt = `${text}${preset === undefined ? '' : ` [${preset}]`}: `;
    const answer = (await lineOf(prompt, isSecret ?? false)).trim() || (preset ?? '');
    const wrong = fault(answer);
    if (wrong === null) return answer;
    console.log(wrong);
  }
}

async function lineOf(prompt: string, isSecret: boolean): Promise<string> {
  if (isSecret) process.stdout.write(prompt);
  const unseen = new Writable({ write: (_part, _encoding, done) => done() });
  const output = isSecret ? unseen : process.stdout;
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  // Without this, Ctrl-C and Ctrl-D would leave the question unanswered for ever.
  const given = new AbortController();
  terminal.once('close', () => given.abort());
  try {
    return await terminal.question(isSecret ? '' : prompt, { signal: given.signal });
  } catch {
    throw new DeployStop('It was ended; what is done is kept.');
  } finally {
    terminal.close();
    if (isSecret) process.stdout.write('\n');
  }
}
