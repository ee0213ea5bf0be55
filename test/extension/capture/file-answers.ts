import type { FileCapture, FileProblem, FileReading } from '../../../extension/capture/file/file-capture.ts';
import { type FileAnswer, readFile } from '../../../extension/capture/file/read-file.ts';

/** What a place without a document model gives to `readFile`. */
export const withoutDocument: FileReading = { htmlTable: () => null, htmlText: () => '', pause: async () => {} };

/** Reads a file as the console does, but where there is no document model: `html-files.test.ts` has one. */
export function answerOf(name: string, content: string | Uint8Array): Promise<FileAnswer> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return readFile({ name, bytes }, withoutDocument);
}

/** The capture of a file that must be readable. */
export async function captureOf(name: string, content: string | Uint8Array): Promise<FileCapture> {
  const answer = await answerOf(name, content);
  if ('problem' in answer) throw new Error(`${name} was refused: ${JSON.stringify(answer.problem)}`);
  return answer.capture;
}

/** Why a file that must be refused is refused. */
export async function problemOf(name: string, content: string | Uint8Array): Promise<FileProblem> {
  const answer = await answerOf(name, content);
  if ('capture' in answer) throw new Error(`${name} was read: ${JSON.stringify(answer.capture).slice(0, 500)}`);
  return answer.problem;
}

/** The cells of the only part. */
export async function cellsOf(name: string, content: string | Uint8Array): Promise<string[][]> {
  const { parts } = await captureOf(name, content);
  const [part] = parts;
  if (parts.length !== 1 || part?.content.kind !== 'grid') throw new Error(`${name} is not one grid`);
  return part.content.cells;
}
